package dev.contend.checkers.upsert;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Races on a table with one planted fault: it is found, and nothing that isn't there. */
class PlantedFaultsTest {
  private static final int RACES = 300;

  /** What a fault must show when every operation was answered and the fault came to be. */
  private static final Map<Shelf.Fault, Set<String>> SHOWS = new EnumMap<>(Shelf.Fault.class);

  /** What else may follow from it. */
  private static final Map<Shelf.Fault, Set<String>> MAY_SHOW = new EnumMap<>(Shelf.Fault.class);

  static {
    fault(Shelf.Fault.NONE, Set.of(), Set.of());
    fault(Shelf.Fault.DUPLICATE_ROW, Set.of("duplicate-row"), Set.of());
    fault(Shelf.Fault.DOUBLE_CREATE, Set.of("double-create"), Set.of());
    fault(Shelf.Fault.LOST_UPDATE, Set.of(), Set.of("lost-update"));
    fault(Shelf.Fault.LOST_WRITE, Set.of("lost-write"), Set.of());
    fault(Shelf.Fault.STALE_READ, Set.of(), Set.of());
    fault(Shelf.Fault.UNHANDLED, Set.of("unhandled-error"), Set.of());
    fault(Shelf.Fault.PARTIAL, Set.of("partial-effect"), Set.of());
  }

  private static void fault(Shelf.Fault fault, Set<String> shows, Set<String> mayShow) {
    SHOWS.put(fault, shows);
    MAY_SHOW.put(fault, mayShow);
  }

  private static final List<Checker> CHECKERS = Brief.of(UpsertModel.checkers());

  private static Set<String> kinds(History history) {
    Set<String> kinds = new TreeSet<>();
    for (Checker checker : CHECKERS) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      verdict.anomalies().stream().map(Anomaly::kind).forEach(kinds::add);
    }
    return kinds;
  }

  private static void assertOnlyOf(Shelf.Fault fault, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    others.removeAll(SHOWS.get(fault));
    others.removeAll(MAY_SHOW.get(fault));
    others.remove("not-linearizable");
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Shelf.Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Shelf shelf = new Shelf(2, fault);
      History history =
          Shelf.answeredRace(new SplittableRandom(seed), shelf, 2 + seed % 5, 5 + seed % 25)
              .history();
      Set<String> kinds = kinds(history);
      if (shelf.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      }
      if (!shelf.planted() || fault == Shelf.Fault.NONE || fault == Shelf.Fault.UNHANDLED) {
        assertThat(kinds).as("seed %d", seed).doesNotContain("not-linearizable");
      }
      assertOnlyOf(fault, kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Shelf.Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 4);
    }
  }

  /** What others overwrote or nobody read again is not seen; it mostly is. */
  @Test
  void aLostUpdateMostlyHasItsName() {
    int named = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Shelf shelf = new Shelf(1, Shelf.Fault.LOST_UPDATE);
      History history =
          Shelf.answeredRace(new SplittableRandom(seed), shelf, 2, 3 + seed % 4).history();
      named += kinds(history).contains("lost-update") ? 1 : 0;
    }
    assertThat(named).isGreaterThan(RACES / 4);
  }

  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Shelf.Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      Shelf shelf = new Shelf(1 + seed % 3, fault);
      History history =
          Shelf.race(new SplittableRandom(seed), shelf, 2 + seed % 5, 5 + seed % 25).history();
      assertOnlyOf(fault, kinds(history), seed);
    }
  }

  @Test
  void aSoundTableIsValidToEveryChecker() {
    for (int seed = 0; seed < 6 * RACES; seed++) {
      History history =
          Shelf.race(
                  new SplittableRandom(seed),
                  new Shelf(1 + seed % 3, Shelf.Fault.NONE),
                  2 + seed % 5,
                  5 + seed % 40)
              .history();
      assertThat(kinds(history)).as("seed %d", seed).isEmpty();
    }
  }
}
