package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.BruteForce;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search and the brute force agree on small random histories, both good and bad. */
class GetOrCreateAgreementTest {
  private static final int HISTORIES = 4_000;

  @Test
  void searchAndBruteForceAgree() {
    Checker checker = new LinearizabilityChecker<>(new GetOrCreateSpec());
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history;
      try {
        history = history(new SplittableRandom(seed));
      } catch (IllegalArgumentException e) {
        continue; // the mutation left no history
      }
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      boolean expected = BruteForce.linearizable(history, new ReferenceTags());
      assertThat(verdict.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(expected ? "valid" : "invalid");
      valid += expected ? 1 : 0;
      invalid += expected ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
    assertThat(valid + invalid).isGreaterThan(HISTORIES * 8 / 10);
  }

  private static History history(SplittableRandom random) {
    TagTable.Fault[] faults = TagTable.Fault.values();
    int planted = Math.max(0, random.nextInt(-faults.length, faults.length));
    Race race =
        TagTable.race(
            random,
            new TagTable(1 + random.nextInt(2), faults[planted]),
            2 + random.nextInt(3),
            2 + random.nextInt(6),
            random.nextBoolean());
    for (int mutations = random.nextInt(-6, 9); mutations > 0; mutations--) {
      race.mutateAfter(2); // what it began with stays
    }
    return race.history();
  }
}
