package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.specs.ReadySpecs;
import dev.contend.checkers.specs.Thing;
import dev.contend.checkers.specs.Things;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checker, the brute force and the search of Wing, Gong and Lowe agree on small random
 * histories of all ready specifications, good and bad. {@code -Dcontend.histories=1000000} sets
 * their number, of all specifications together.
 */
class ReadySpecsAgreementTest {
  private static final int HISTORIES = Integer.getInteger("contend.histories", 36_000);

  static Stream<SequentialSpec<?, ?>> specs() {
    return ReadySpecs.all().stream();
  }

  @Test
  void everySpecificationHasAThing() {
    assertThat(specs().map(SequentialSpec::name))
        .containsExactlyInAnyOrderElementsOf(Things.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agree(SequentialSpec<?, ?> spec) {
    int histories = HISTORIES / Things.ALL.size();
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < histories; seed++) {
      History history = history(seed, Things.ALL.get(spec.name()));
      if (history == null) {
        continue;
      }
      boolean expected = BruteForce.linearizable(history, Things.ALL.get(spec.name()).get());
      String word = expected ? "valid" : "invalid";
      assertThat(new LinearizabilityChecker<>(spec).check(history, Limits.DEFAULT).word())
          .as("seed %d, %s", seed, describe(history))
          .isEqualTo(word);
      assertThat(WingGongLowe.word(history, spec, Limits.DEFAULT)).isEqualTo(word);
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(histories / 10);
    assertThat(invalid).isGreaterThan(histories / 10);
    assertThat(valid + invalid).isGreaterThan(histories * 8 / 10);
  }

  /** Two to four processes, up to twelve operations; null if a mutation left no history. */
  static History history(int seed, Supplier<Thing> thing) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = new Race(random, thing.get()).run(2 + random.nextInt(3), 2 + random.nextInt(11));
    for (int mutations = random.nextInt(-3, 7); mutations > 0; mutations--) {
      race.mutate();
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static String describe(History history) {
    StringBuilder text = new StringBuilder("history:\n");
    try {
      HistoryWriter.write(history, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }
}
