package dev.contend.checkers.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.Brief;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Races with one planted fault: it is found, and nothing that isn't there. */
class PlantedFaultsTest {
  private static final int RACES = 300;

  /** What a fault must show when every operation was answered and the fault came to be. */
  private static final Map<Registry.Fault, Set<String>> SHOWS =
      Map.of(
          Registry.Fault.NONE, Set.of(),
          Registry.Fault.DUPLICATE, Set.of("duplicate-row", "not-linearizable"),
          Registry.Fault.STORED_TWICE, Set.of("duplicate-row", "unexpected-row"),
          Registry.Fault.LOST, Set.of("lost-row"),
          Registry.Fault.FALSE_CONFLICT, Set.of(),
          Registry.Fault.FAILED_AND_STORED, Set.of("unexpected-row"),
          Registry.Fault.UNHANDLED, Set.of("unhandled-error"),
          Registry.Fault.PARTIAL, Set.of("partial-effect"));

  /**
   * What else may follow: who asks again after a false conflict gets the login, so that only the
   * order of the answers is wrong; who asks again after a lost row gets another; a conflict with a
   * row that nobody was told of is not explained by any answer.
   */
  private static final Map<Registry.Fault, Set<String>> MAY_SHOW =
      Map.of(
          Registry.Fault.LOST, Set.of("not-linearizable"),
          Registry.Fault.FALSE_CONFLICT, Set.of("false-conflict", "not-linearizable"),
          Registry.Fault.FAILED_AND_STORED, Set.of("not-linearizable"));

  @ParameterizedTest
  @EnumSource
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Registry.Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Registry registry = new Registry(1 + seed % 3, fault);
      Set<String> kinds =
          kinds(
              Registry.answeredRace(
                      new SplittableRandom(seed), registry, 2 + seed % 5, 2 + seed % 20)
                  .history());
      if (registry.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      }
      assertOnlyOf(fault, kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Registry.Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Registry.Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      Registry registry = new Registry(1 + seed % 3, fault);
      History history =
          Registry.race(new SplittableRandom(seed), registry, 2 + seed % 5, 2 + seed % 20)
              .history();
      assertOnlyOf(fault, kinds(history), seed);
    }
  }

  private static final List<Checker> CHECKERS = Brief.of(CreateModel.checkers());

  private static Set<String> kinds(History history) {
    Set<String> kinds = new TreeSet<>();
    for (Checker checker : CHECKERS) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).as(checker.name()).isNotInstanceOf(Verdict.Unknown.class);
      verdict.anomalies().stream().map(Anomaly::kind).forEach(kinds::add);
    }
    return kinds;
  }

  private static void assertOnlyOf(Registry.Fault fault, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    others.removeAll(SHOWS.get(fault));
    others.removeAll(MAY_SHOW.getOrDefault(fault, Set.of()));
    assertThat(others).as("seed %d", seed).isEmpty();
  }
}
