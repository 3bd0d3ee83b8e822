package dev.contend.checkers.create;

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

/**
 * What the invariants and the search say together is what every order of the operations says, with
 * the observation of the rows as one of them.
 */
class CreateOracleTest {
  private static final int HISTORIES = 3_000;

  private static final List<Checker> CHECKERS =
      CreateModel.checkers().stream()
          .filter(checker -> !List.of("unhandled-error", "partial-effect").contains(checker.name()))
          .toList();

  @Test
  void togetherTheyAgreeWithEveryOrder() {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed);
      if (history == null) {
        continue;
      }
      Verdict verdict =
          Verdict.all(CHECKERS.stream().map(c -> c.check(history, Limits.DEFAULT)).toList());
      boolean possible = BruteForce.linearizable(history, new ReferenceCreate());
      if (verdict instanceof Verdict.Unknown) {
        continue; // the mutation took away the end, or let somebody work after it
      }
      assertThat(verdict.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(possible ? "valid" : "invalid");
      valid += possible ? 1 : 0;
      invalid += possible ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
    assertThat(valid + invalid).isGreaterThan(HISTORIES * 7 / 10);
  }

  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Registry.Fault[] faults = Registry.Fault.values();
    Registry registry =
        new Registry(
            1 + random.nextInt(3),
            faults[Math.max(0, random.nextInt(-faults.length, faults.length))]);
    Race race = Registry.race(random, registry, 2 + random.nextInt(3), 2 + random.nextInt(6));
    for (int mutations = random.nextInt(-6, 6); mutations > 0; mutations--) {
      race.mutate();
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return null; // the mutation left no history
    }
  }
}
