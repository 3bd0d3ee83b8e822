package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.getorcreate.TagTable.Fault;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
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
  private static final Map<Fault, Set<String>> SHOWS = new EnumMap<>(Fault.class);

  /** What else may follow from it. */
  private static final Map<Fault, Set<String>> MAY_SHOW = new EnumMap<>(Fault.class);

  static {
    fault(Fault.NONE, Set.of(), Set.of());
    fault(Fault.DUPLICATE, Set.of("duplicate-row", "conflicting-ids"), Set.of("double-create"));
    fault(Fault.DOUBLE_CREATE, Set.of("double-create"), Set.of());
    fault(Fault.LOST_ROW, Set.of("lost-row"), Set.of("double-create", "conflicting-ids"));
    fault(Fault.WRONG_ID, Set.of("conflicting-ids", "lost-row"), Set.of());
    fault(Fault.ROW_OF_NOBODY, Set.of("row-of-nobody"), Set.of());
    fault(Fault.UNHANDLED, Set.of("unhandled-error"), Set.of());
    fault(Fault.PARTIAL, Set.of("partial-effect"), Set.of());
  }

  private static void fault(Fault fault, Set<String> shows, Set<String> mayShow) {
    SHOWS.put(fault, shows);
    MAY_SHOW.put(fault, mayShow);
  }

  private static final List<Checker> INVARIANTS =
      GetOrCreateModel.checkers().stream()
          .filter(checker -> !checker.name().equals("linearizability"))
          .toList();

  private static Set<String> kinds(History history) {
    Set<String> kinds = new TreeSet<>();
    for (Checker checker : INVARIANTS) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      verdict.anomalies().stream().map(Anomaly::kind).forEach(kinds::add);
    }
    return kinds;
  }

  @ParameterizedTest
  @EnumSource
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      TagTable table = table(seed, fault);
      Race race =
          TagTable.answeredRace(new SplittableRandom(seed), table, 2 + seed % 5, 5 + seed % 40);
      Set<String> kinds = kinds(race.history());
      if (table.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      }
      assertOnlyOf(fault, kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      assertOnlyOf(fault, kinds(unknownRace(seed, fault)), seed);
    }
  }

  private static TagTable table(int seed, Fault fault) {
    return new TagTable(2 + seed % 3, fault);
  }

  private static History unknownRace(int seed, Fault fault) {
    return TagTable.race(
            new SplittableRandom(seed), table(seed, fault), 2 + seed % 5, 5 + seed % 40, true)
        .history();
  }

  private static void assertOnlyOf(Fault fault, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    others.removeAll(SHOWS.get(fault));
    others.removeAll(MAY_SHOW.get(fault));
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  /** Nothing that is wrong at the end and was acknowledged escapes the search. */
  @Test
  void aSoundTableIsValidToEveryChecker() {
    for (int seed = 0; seed < 6 * RACES; seed++) {
      History history = unknownRace(seed, Fault.NONE);
      for (Checker checker : GetOrCreateModel.checkers()) {
        assertThat(checker.check(history, Limits.DEFAULT))
            .as("seed %d", seed)
            .isInstanceOf(Verdict.Valid.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNHANDLED", "PARTIAL"},
      mode = EnumSource.Mode.EXCLUDE)
  void theSearchFindsEveryFaultThatChangesAnAnswer(Fault fault) {
    Checker search = new LinearizabilityChecker<>(new GetOrCreateSpec()).brief();
    for (int seed = 0; seed < RACES; seed++) {
      TagTable table = table(seed, fault);
      History history =
          TagTable.answeredRace(new SplittableRandom(seed), table, 2 + seed % 5, 5 + seed % 25)
              .history();
      assertThat(search.check(history, Limits.DEFAULT).word())
          .as("seed %d", seed)
          .isEqualTo(table.planted() ? "invalid" : "valid");
    }
  }
}
