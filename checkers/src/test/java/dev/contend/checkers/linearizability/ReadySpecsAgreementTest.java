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
import java.util.Set;
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
  private static final int HISTORIES = Integer.getInteger("contend.histories", 18_000);

  /** The others can get into any number of states, so that no cut is tried. */
  private static final Set<String> FEW_STATES =
      Set.of("register", "cas-register", "multi-register", "mutex", "set");

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
      if (FEW_STATES.contains(spec.name())) {
        assertThat(impatiently(history, spec)).as("seed %d", seed).isEqualTo(word);
      }
      assertThat(WingGongLowe.word(history, spec, Limits.DEFAULT)).isEqualTo(word);
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(histories / 10);
    assertThat(invalid).isGreaterThan(histories / 10);
    assertThat(valid + invalid).isGreaterThan(histories * 8 / 10);
  }

  /** As long histories are judged: where a search does not get on, a cut of it may do. */
  private static <S, C> String impatiently(History history, SequentialSpec<S, C> spec) {
    long deadline = Limits.DEFAULT.deadline();
    for (Partition<C> partition : Partition.split(history, spec, deadline)) {
      Decision<S, C> decision = Decision.of(spec, partition, deadline, Limits.DEFAULT.memory(), 1);
      if (decision.end() != Search.End.LINEARIZABLE) {
        return decision.end() == Search.End.NOT_LINEARIZABLE ? "invalid" : "unknown";
      }
    }
    return "valid";
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
