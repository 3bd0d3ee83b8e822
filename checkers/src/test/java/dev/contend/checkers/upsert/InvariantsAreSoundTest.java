package dev.contend.checkers.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What an invariant finds is never linearizable, says the brute force. */
class InvariantsAreSoundTest {
  private static final int HISTORIES = 4_000;
  private static final int OFTEN = HISTORIES / 10;

  private static final List<Checker> INVARIANTS =
      List.of(new OneRow(), new CreatedOnce(), new LastWrite());

  private static History history(SplittableRandom random) {
    Shelf.Fault[] faults = Shelf.Fault.values();
    int planted = Math.max(0, random.nextInt(-faults.length, faults.length));
    Race race =
        Shelf.race(
            random,
            new Shelf(1 + random.nextInt(2), faults[planted]),
            2 + random.nextInt(3),
            2 + random.nextInt(6));
    for (int mutations = random.nextInt(-6, 7); mutations > 0; mutations--) {
      race.mutateAfter(2);
    }
    return race.history();
  }

  @Test
  void noneAccusesAHistoryThatHasAnOrder() {
    int valid = 0;
    int invalid = 0;
    int found = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history;
      try {
        history = history(new SplittableRandom(seed));
      } catch (IllegalArgumentException e) {
        continue; // the mutation left no history
      }
      boolean expected = BruteForce.linearizable(history, new ReferenceUpsert());
      for (Checker invariant : INVARIANTS) {
        Verdict verdict = invariant.check(history, Limits.DEFAULT);
        if (verdict instanceof Verdict.Invalid) {
          found++;
          assertThat(expected).as("seed %d: %s", seed, verdict.anomalies()).isFalse();
        }
      }
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(OFTEN);
    assertThat(invalid).isGreaterThan(OFTEN);
    assertThat(found).isGreaterThan(OFTEN);
  }
}
