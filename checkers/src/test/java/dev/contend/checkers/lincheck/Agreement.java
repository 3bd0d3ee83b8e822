package dev.contend.checkers.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Our verdicts beside another's on many histories, good ones and bad ones. {@code
 * -Dcontend.lincheck=700} sets how many of each specification, which then are counted.
 */
public final class Agreement {
  private static final Integer WANTED = Integer.getInteger("contend.lincheck");

  /** How many are compared of each. */
  public static final int HISTORIES = WANTED == null ? 200 : WANTED;

  private Agreement() {}

  /**
   * Fails if the search ever says something else than the other does, or if less than a tenth of
   * the histories are valid, or invalid.
   *
   * @param histories gives a history for each seed
   * @param other whether it is linearizable
   * @return how many histories the search could not judge, of which the other was not asked
   */
  public static int compare(
      SequentialSpec<?, ?> spec, IntFunction<History> histories, Predicate<History> other) {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = histories.apply(seed);
      Verdict verdict = new LinearizabilityChecker<>(spec).check(history, Limits.DEFAULT);
      if (verdict instanceof Verdict.Unknown) {
        continue;
      }
      boolean linearizable = other.test(history);
      assertThat(verdict.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(linearizable ? "valid" : "invalid");
      valid += linearizable ? 1 : 0;
      invalid += linearizable ? 0 : 1;
    }
    report(spec.name(), valid, invalid);
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
    return HISTORIES - valid - invalid;
  }

  /** Says what was compared, if somebody asked for more than usual. */
  public static void report(String name, int valid, int invalid) {
    if (WANTED != null) {
      System.out.printf("%s against Lincheck: %d valid, %d invalid%n", name, valid, invalid);
    }
  }
}
