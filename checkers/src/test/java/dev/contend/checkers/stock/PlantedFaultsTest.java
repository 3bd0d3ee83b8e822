package dev.contend.checkers.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
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

/** Races in a shop with one planted fault: it is found, and nothing that isn't there. */
class PlantedFaultsTest {
  private static final int RACES = 300;

  /** What a fault must show when every operation was answered and the fault came to be. */
  private static final Map<Shop.Fault, Set<String>> SHOWS = new EnumMap<>(Shop.Fault.class);

  /** What else may follow from it. */
  private static final Map<Shop.Fault, Set<String>> MAY_SHOW = new EnumMap<>(Shop.Fault.class);

  static {
    fault(Shop.Fault.NONE, Set.of(), Set.of());
    fault(
        Shop.Fault.DOUBLE_CANCEL,
        Set.of("double-cancel", "stock-not-conserved"),
        Set.of("stock-above-origin"));
    fault(
        Shop.Fault.LOST_UPDATE,
        Set.of("lost-update", "stock-not-conserved"),
        Set.of("stock-above-origin"));
    fault(Shop.Fault.LOST_ORDER, Set.of("lost-order", "lost-update"), Set.of());
    fault(Shop.Fault.LOST_CANCEL, Set.of("lost-cancel", "lost-update"), Set.of());
    fault(Shop.Fault.BELOW_ZERO, Set.of(), Set.of("stock-below-zero"));
    fault(Shop.Fault.ABOVE_ORIGIN, Set.of("stock-above-origin"), Set.of());
    fault(Shop.Fault.UNHANDLED, Set.of("unhandled-error"), Set.of());
    fault(Shop.Fault.PARTIAL, Set.of("partial-effect", "stock-not-conserved"), Set.of());
  }

  private static void fault(Shop.Fault fault, Set<String> shows, Set<String> mayShow) {
    SHOWS.put(fault, shows);
    MAY_SHOW.put(fault, mayShow);
  }

  private static final List<Checker> INVARIANTS =
      StockModel.checkers().stream().filter(c -> !c.name().equals("linearizability")).toList();

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
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Shop.Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Shop shop = new Shop(1 + seed % 3, fault);
      Race race = Shop.answeredRace(random, shop, 2 + seed % 5, 5 + seed % 40);
      Set<String> kinds = kinds(race.history());
      if (shop.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      }
      assertOnlyOf(fault, kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Shop.Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Shop.Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      Race race = unknownRace(seed, fault);
      assertOnlyOf(fault, kinds(race.history()), seed);
    }
  }

  private static Race unknownRace(int seed, Shop.Fault fault) {
    return Shop.race(
        new SplittableRandom(seed),
        new Shop(1 + seed % 3, fault),
        2 + seed % 5,
        5 + seed % 40,
        true);
  }

  private static void assertOnlyOf(Shop.Fault fault, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    others.removeAll(SHOWS.get(fault));
    others.removeAll(MAY_SHOW.get(fault));
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  /** Nothing that is wrong at the end and was acknowledged escapes the search. */
  @Test
  void aSoundShopIsValidToEveryChecker() {
    for (int seed = 0; seed < 6 * RACES; seed++) {
      History history = unknownRace(seed, Shop.Fault.NONE).history();
      for (Checker checker : StockModel.checkers()) {
        assertThat(checker.check(history, Limits.DEFAULT))
            .as("seed %d", seed)
            .isInstanceOf(Verdict.Valid.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Shop.Fault.class,
      names = {"NONE", "UNHANDLED", "BELOW_ZERO"},
      mode = EnumSource.Mode.EXCLUDE)
  void theSearchFindsEveryFaultThatChangesAnAnswer(Shop.Fault fault) {
    Checker search = Brief.of(StockModel.checkers()).get(5);
    for (int seed = 0; seed < RACES; seed++) {
      Shop shop = new Shop(1 + seed % 3, fault);
      History history =
          Shop.answeredRace(new SplittableRandom(seed), shop, 2 + seed % 5, 5 + seed % 25)
              .history();
      Verdict verdict = search.check(history, Limits.DEFAULT);
      assertThat(verdict.word())
          .as("seed %d", seed)
          .isEqualTo(shop.planted() ? "invalid" : "valid");
    }
  }
}
