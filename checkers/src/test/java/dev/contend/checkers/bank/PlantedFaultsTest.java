package dev.contend.checkers.bank;

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

/** Races in a bank with one planted fault: it is found, and nothing that isn't there. */
class PlantedFaultsTest {
  private static final int RACES = 200;

  /** What a fault must show when every operation was answered and the fault came to be. */
  private static final Map<Vault.Fault, Set<String>> SHOWS = new EnumMap<>(Vault.Fault.class);

  /** What else may follow from it. */
  private static final Map<Vault.Fault, Set<String>> MAY_SHOW = new EnumMap<>(Vault.Fault.class);

  static {
    fault(Vault.Fault.NONE, Set.of(), Set.of());
    fault(
        Vault.Fault.LOST_CREDIT,
        Set.of("money-not-conserved", "lost-update", "not-linearizable"),
        Set.of("wrong-total"));
    fault(Vault.Fault.LOST_TRANSFER, Set.of("lost-update", "not-linearizable"), Set.of());
    fault(Vault.Fault.READ_SKEW, Set.of("wrong-total", "not-linearizable"), Set.of());
    // A balance that moves up and down beside it may make either answer right after all.
    fault(Vault.Fault.OVERDRAFT, Set.of(), Set.of("not-linearizable", "negative-balance"));
    fault(Vault.Fault.FALSE_REFUSAL, Set.of(), Set.of("not-linearizable"));
    // What began before anything had changed saw no more than that.
    fault(Vault.Fault.STALE_READ, Set.of(), Set.of("not-linearizable"));
    fault(Vault.Fault.LOST_ACCOUNT, Set.of("wrong-accounts", "not-linearizable"), Set.of());
    fault(Vault.Fault.UNHANDLED, Set.of("unhandled-error"), Set.of());
    fault(
        Vault.Fault.PARTIAL,
        Set.of("partial-effect", "money-not-conserved", "not-linearizable"),
        Set.of("wrong-total"));
  }

  private static void fault(Vault.Fault fault, Set<String> shows, Set<String> mayShow) {
    SHOWS.put(fault, shows);
    MAY_SHOW.put(fault, mayShow);
  }

  private static final List<Checker> CHECKERS = Brief.of(BankModel.checkers());

  private static Set<String> kinds(History history) {
    Set<String> kinds = new TreeSet<>();
    for (Checker checker : CHECKERS) {
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      verdict.anomalies().stream().map(Anomaly::kind).forEach(kinds::add);
    }
    return kinds;
  }

  private static void assertOnlyOf(Vault.Fault fault, Set<String> kinds, int seed) {
    Set<String> others = new TreeSet<>(kinds);
    others.removeAll(SHOWS.get(fault));
    others.removeAll(MAY_SHOW.get(fault));
    assertThat(others).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withEveryOperationAnsweredExactlyTheFaultIsFound(Vault.Fault fault) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Vault vault = new Vault(2 + seed % 3, fault);
      History history =
          Vault.answeredRace(new SplittableRandom(seed), vault, 2 + seed % 4, 5 + seed % 25)
              .history();
      Set<String> kinds = kinds(history);
      if (vault.planted()) {
        assertThat(kinds).as("seed %d", seed).containsAll(SHOWS.get(fault));
      } else {
        assertThat(kinds).as("seed %d", seed).isEmpty();
      }
      assertOnlyOf(fault, kinds, seed);
      found += kinds.isEmpty() ? 0 : 1;
    }
    if (fault != Vault.Fault.NONE) {
      assertThat(found).isGreaterThan(RACES / 4);
    }
  }

  /** Without a fault: nothing at all. */
  @ParameterizedTest
  @EnumSource
  void withUnknownOutcomesNothingElseIsFound(Vault.Fault fault) {
    for (int seed = 0; seed < RACES; seed++) {
      Vault vault = new Vault(2 + seed % 3, fault);
      History history =
          Vault.race(new SplittableRandom(seed), vault, 2 + seed % 4, 5 + seed % 25).history();
      Set<String> kinds = kinds(history);
      if (!vault.planted()) {
        assertThat(kinds).as("seed %d", seed).isEmpty();
      }
      assertOnlyOf(fault, kinds, seed);
    }
  }
}
