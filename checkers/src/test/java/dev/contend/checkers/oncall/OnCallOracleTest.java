package dev.contend.checkers.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.BruteForce;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search says what every order says, and where nobody is on call no order explains it. */
class OnCallOracleTest {
  private static final int HISTORIES = 3_000;

  @Test
  void theSearchAgreesWithEveryOrderAndTheInvariantAccusesNothingThatHasOne() {
    int valid = 0;
    int invalid = 0;
    int found = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed);
      if (history == null) {
        continue;
      }
      Verdict search =
          new LinearizabilityChecker<>(new OnCallSpec()).brief().check(history, Limits.DEFAULT);
      if (search instanceof Verdict.Unknown) {
        continue; // the mutation took away the beginning
      }
      boolean possible = BruteForce.linearizable(history, new ReferenceShift());
      assertThat(search.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(possible ? "valid" : "invalid");
      valid += possible ? 1 : 0;
      invalid += possible ? 0 : 1;
      if (new SomebodyOnCall().check(history, Limits.DEFAULT) instanceof Verdict.Invalid accused) {
        found++;
        assertThat(possible).as("seed %d: %s", seed, accused.anomalies()).isFalse();
      }
    }
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
    assertThat(found).isGreaterThan(HISTORIES / 20);
  }

  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ward.Fault[] faults = Ward.Fault.values();
    Ward ward =
        new Ward(
            1 + random.nextInt(2),
            faults[Math.max(0, random.nextInt(-faults.length, faults.length))]);
    Race race = Ward.race(random, ward, 2 + random.nextInt(3), 2 + random.nextInt(6));
    for (int mutations = random.nextInt(-6, 6); mutations > 0; mutations--) {
      race.mutateAfter(4);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return null; // the mutation left no history
    }
  }
}
