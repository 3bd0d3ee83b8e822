package dev.contend.checkers.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.Brief;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Races on a ward with one planted fault: it is found, and nothing that isn't there. */
class PlantedFaultsTest {
  private static final int RACES = 200;

  /** What a fault must show when every operation was answered and the fault came to be. */
  private static final Map<Ward.Fault, Set<String>> SHOWS = new EnumMap<>(Ward.Fault.class);

  /** What else may follow from it. */
  private static final Map<Ward.Fault, Set<String>> MAY_SHOW = new EnumMap<>(Ward.Fault.class);

  static {
    fault(Ward.Fault.NONE, Set.of(), Set.of());
    fault(Ward.Fault.WRITE_SKEW, Set.of("nobody-on-call", "not-linearizable"), Set.of());
    // Who comes on beside it, or goes off, may make the answer right after all.
    fault(Ward.Fault.FALSE_REFUSAL, Set.of(), Set.of("not-linearizable"));
    fault(Ward.Fault.LOST_OFF, Set.of(), Set.of("not-linearizable"));
    fault(Ward.Fault.EMPTY_LOOK, Set.of("nobody-on-call", "not-linearizable"), Set.of());
    fault(Ward.Fault.UNHANDLED, Set.of("unhandled-error"), Set.of());
    fault(Ward.Fault.PARTIAL, Set.of("partial-effect"), Set.of());
  }

  private static void fault(Ward.Fault fault, Set<String> shows, Set<String> mayShow) {
    SHOWS.put(fault, shows);
    MAY_SHOW.put(fault, mayShow);
  }

  private static final List<Checker> CHECKERS = Brief.of(OnCallModel.checkers());

  private static Set<String> kinds(History history) {
    Set<String> kinds = new TreeSet<>();
    for (Checker checker : CHECKERS) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      verdict.anomalies().stream().map(Anomaly::kind).forEach(kinds::add);
    }
    return kinds;
  }

  private static void assertOnlyOf(Ward.Fault fault, boolean planted, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    if (planted) {
      others.removeAll(SHOWS.get(fault));
      others.removeAll(MAY_SHOW.get(fault));
    }
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Ward.Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Ward ward = new Ward(1 + seed % 3, fault);
      Set<String> kinds =
          kinds(
              Ward.answeredRace(new SplittableRandom(seed), ward, 2 + seed % 4, 5 + seed % 25)
                  .history());
      if (ward.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      }
      assertOnlyOf(fault, ward.planted(), kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Ward.Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 4);
    }
  }

  /** Without a fault: nothing at all. */
  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Ward.Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      Ward ward = new Ward(1 + seed % 3, fault);
      History history =
          Ward.race(new SplittableRandom(seed), ward, 2 + seed % 4, 5 + seed % 25).history();
      assertOnlyOf(fault, ward.planted(), kinds(history), seed);
    }
  }
}
