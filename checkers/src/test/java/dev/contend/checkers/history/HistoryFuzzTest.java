package dev.contend.checkers.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.RandomValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeds of the fuzzer, what it found, and a few thousand mutants of them, in each build. */
class HistoryFuzzTest {
  private static final Path FUZZ = Path.of("src", "test", "fuzz");
  private static final int MUTANTS = 4_000;
  private static final String PIECES = "[](){}#_\"\\:;,^ \n-+.0123456789eENMu/xnil\u001f\u008b";

  static List<Path> seeds() throws IOException {
    List<Path> seeds = new ArrayList<>();
    for (String folder : List.of("seeds", "found")) {
      if (Files.isDirectory(FUZZ.resolve(folder))) {
        try (Stream<Path> files = Files.list(FUZZ.resolve(folder))) {
          seeds.addAll(files.sorted().toList());
        }
      }
    }
    assertThat(seeds).isNotEmpty();
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsOfEachSeedAndOfItsMutants(Path seed) throws IOException {
    byte[] bytes = Files.readAllBytes(seed);
    HistoryFuzz.fuzzerTestOneInput(bytes);
    SplittableRandom random = new SplittableRandom(seed.getFileName().toString().hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(bytes, random);
      try {
        HistoryFuzz.fuzzerTestOneInput(mutant);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mutant %d: %s".formatted(i, Arrays.toString(mutant)), e);
      }
    }
  }

  private static byte[] mutant(byte[] bytes, SplittableRandom random) {
    byte[] mutant = bytes.clone();
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) PIECES.charAt(random.nextInt(PIECES.length()));
        case 2 -> mutant = Arrays.copyOf(mutant, at + 1);
        default -> {
          int from = random.nextInt(mutant.length);
          int length = Math.min(random.nextInt(20), mutant.length - Math.max(at, from));
          System.arraycopy(bytes, Math.min(from, bytes.length - length), mutant, at, length);
        }
      }
    }
    return mutant;
  }

  @Test
  void holdsOfHistoriesWithValuesOfEveryType() throws IOException {
    for (int seed = 0; seed < MUTANTS; seed++) {
      RandomValues values = new RandomValues(new SplittableRandom(seed));
      StringBuilder text = new StringBuilder();
      HistoryWriter.write(
          new Event(
              0, seed, 0, EventType.INVOKE, values.keyword(), values.value(3), java.util.Map.of()),
          text);
      HistoryFuzz.fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
