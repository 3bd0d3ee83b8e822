package dev.contend.checkers.benchmarks;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.benchmarks.TransactionLoad.Isolation;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.checkers.transactions.register.RegisterOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures the checker of transactions at the strongest level, warm, in a heap of 1.5 GB:
 *
 * <pre>
 * mvn -pl checkers test -Dtest=TransactionBenchmarks#run -Dsurefire.failIfNoSpecifiedTests=false
 *     [-Dcontend.load=LISTS_1M,…]
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1500m", "-Xms1500m", "-XX:TieredStopAtLevel=4"})
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class TransactionBenchmarks {
  private static final int PROCESSES = 10;
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(5), 1L << 32);

  /** What is measured. */
  public enum Subject {
    LISTS_1M(Isolation.SERIALIZABLE, true, 1_000_000),
    REGISTERS_1M(Isolation.SERIALIZABLE, false, 1_000_000),
    LISTS_SNAPSHOT_100K(Isolation.SNAPSHOT, true, 100_000),
    LISTS_NONE_10K(Isolation.NONE, true, 10_000),
    REGISTERS_NONE_10K(Isolation.NONE, false, 10_000);

    private final Isolation isolation;
    private final boolean lists;
    private final int transactions;

    Subject(Isolation isolation, boolean lists, int transactions) {
      this.isolation = isolation;
      this.lists = lists;
      this.transactions = transactions;
    }

    History history() {
      return TransactionLoad.of(isolation, lists, transactions, PROCESSES);
    }
  }

  @Param public Subject subject;

  private History history;
  private byte[] text;

  @Setup
  public void prepare() throws IOException {
    history = subject.history();
    StringBuilder edn = new StringBuilder();
    HistoryWriter.write(history, edn);
    text = edn.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public Verdict check() {
    return checker(subject.lists).check(history, LIMITS);
  }

  @Benchmark
  public Verdict readAndCheck() throws IOException {
    return checker(subject.lists)
        .check(HistoryReader.read("benchmark", new ByteArrayInputStream(text)), LIMITS);
  }

  /** Registers are taken as linearizable, and who wrote after a read as having overwritten that. */
  static TransactionChecker checker(boolean lists) {
    return lists
        ? TransactionChecker.listAppend()
        : TransactionChecker.register(new RegisterOptions(true, false, true));
  }

  @Test
  void run() throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(TransactionBenchmarks.class.getName()).shouldFailOnError(true);
    String chosen = System.getProperty("contend.load");
    if (chosen != null) {
      options.param("subject", chosen.split(","));
    }
    new Runner(options.build()).run();
  }
}
