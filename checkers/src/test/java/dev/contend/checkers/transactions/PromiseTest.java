package dev.contend.checkers.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a database kept what it promised is told beside what the history is judged by. */
class PromiseTest {
  private static final History WRITE_SKEW =
      Script.history(
          """
          0 :invoke :txn [[:r :y nil] [:append :x 1]]
          1 :invoke :txn [[:r :x nil] [:append :y 1]]
          0 :ok [[:r :y []] [:append :x 1]]
          1 :ok [[:r :x []] [:append :y 1]]
          0 :invoke :txn [[:r :x nil] [:r :y nil]]
          0 :ok [[:r :x [1]] [:r :y [1]]]
          """);

  private static Verdict judge(Level promised) {
    return TransactionChecker.listAppend().promised(promised).check(WRITE_SKEW, Limits.DEFAULT);
  }

  @Test
  void aLevelThatAllowsWhatWasFoundWasKept() {
    Verdict verdict = judge(Level.SNAPSHOT_ISOLATION);
    assertThat(verdict.anomalies()).extracting(Anomaly::kind).containsExactly("G2-item");
    assertThat(verdict.coverage())
        .endsWith("; the database promises snapshot-isolation, which it kept here");
  }

  @Test
  void aLevelThatExcludesItWasNot() {
    Verdict verdict = judge(Level.SERIALIZABLE);
    assertThat(verdict.anomalies())
        .extracting(Anomaly::kind)
        .containsExactly("G2-item", TransactionChecker.BROKEN_PROMISE);
    Anomaly broken = verdict.anomalies().get(1);
    assertThat(broken.message())
        .startsWith("The database promises serializable here, which excludes G2-item: T0 read");
    assertThat(broken.explanation()).isInstanceOf(Dependencies.class);
    assertThat(verdict.coverage())
        .endsWith("; the database promises serializable, and did not keep it");
  }

  @Test
  void whoAskedForAnotherLevelStillHearsOfThePromise() {
    Verdict verdict =
        TransactionChecker.listAppend()
            .promised(Level.SERIALIZABLE)
            .at(Level.REPEATABLE_READ)
            .check(WRITE_SKEW, Limits.DEFAULT);
    assertThat(verdict.anomalies())
        .extracting(Anomaly::kind)
        .contains(TransactionChecker.BROKEN_PROMISE);
  }

  @Test
  void whatWasNotSearchedToItsEndIsNotSaidToBeKept() {
    List<Anomaly> found = List.of(new Anomaly("G2-item", "a circle", List.of(0)));
    Promise promise = new Promise(Level.SNAPSHOT_ISOLATION);
    assertThat(promise.of("all", found, EnumSet.of(AnomalyType.G_SINGLE)).coverage())
        .doesNotContain("kept here")
        .contains("may have kept");
    assertThat(promise.of("all", found, EnumSet.of(AnomalyType.G2)).coverage())
        .contains("kept here");
  }
}
