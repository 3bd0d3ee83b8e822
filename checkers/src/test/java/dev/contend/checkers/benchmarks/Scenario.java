package dev.contend.checkers.benchmarks;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.specs.CasRegisterSpec;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import dev.contend.checkers.specs.WholeKvSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is measured. */
public enum Scenario {
  /** Fifty short histories of five processes; or those in the folder {@code etcd}. */
  ETCD(new CasRegisterSpec(), Scenario::etcd),
  /** Ten clients on ten keys as one object; or those in the folder {@code kv}. */
  KV_ONE_PARTITION_VALID(new WholeKvSpec(), () -> kv("c10-ok.edn")),
  KV_ONE_PARTITION_INVALID(new WholeKvSpec(), () -> kv("c10-bad.edn")),
  REGISTER_1M(new RegisterSpec(), () -> List.of(Load.register(1_000_000, 8, 5).build())),
  UNIQUE_REGISTER_1M(new RegisterSpec(), () -> List.of(Load.uniqueRegister(1_000_000, 8).build())),
  CAS_REGISTER_100K(new CasRegisterSpec(), () -> List.of(Load.casRegister(100_000, 20, 0).build())),
  CAS_REGISTER_100K_INVALID(
      new CasRegisterSpec(),
      () -> List.of(Load.withImpossibleRead(Load.casRegister(100_000, 20, 0)))),
  UNKNOWN_10K(new CasRegisterSpec(), () -> List.of(Load.casRegister(10_000, 10, 0.01).build())),
  UNKNOWN_10K_INVALID(
      new CasRegisterSpec(),
      () -> List.of(Load.withImpossibleRead(Load.casRegister(10_000, 10, 0.01)))),
  KV_1M(new KvSpec(), () -> List.of(Load.kv(1_000_000, 8).build())),
  SET_100K(new SetSpec(), () -> List.of(Load.set(100_000, 8).build()));

  /** A folder of histories with known verdicts; without it, histories like those are made. */
  private static final String FOLDER = System.getProperty("contend.folder");

  private final SequentialSpec<?, ?> spec;
  private final Supplier<List<History>> histories;

  Scenario(SequentialSpec<?, ?> spec, Supplier<List<History>> histories) {
    this.spec = spec;
    this.histories = histories;
  }

  SequentialSpec<?, ?> spec() {
    return spec;
  }

  List<History> histories() {
    return histories.get();
  }

  private static List<History> etcd() {
    List<History> histories = new ArrayList<>();
    if (FOLDER == null) {
      for (int seed = 0; seed < 50; seed++) {
        History.Builder history = Load.casRegister(seed, 85, 5, 0.1);
        histories.add(seed % 4 == 0 ? history.build() : Load.withImpossibleRead(history));
      }
      return histories;
    }
    try (Stream<Path> files = Files.list(Path.of(FOLDER, "etcd"))) {
      for (Path file : files.sorted().toList()) {
        histories.add(HistoryReader.read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return histories;
  }

  private static List<History> kv(String file) {
    if (FOLDER == null) {
      History.Builder history = Load.kv(370, 10, 10);
      return List.of(file.contains("ok") ? history.build() : Load.withImpossibleGet(history));
    }
    try {
      return List.of(HistoryReader.read(Path.of(FOLDER, "kv", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
