package dev.contend.checkers.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants on histories written by hand. Operation n begins at line n, from 0. */
class StockInvariantsTest {
  private static final String INITIAL =
      "9 :invoke :initial [1 nil]\n9 :ok [1 {:stock 2, :open #{5}}]\n";

  private static Verdict check(Checker checker, String... scripts) {
    return checker.check(Script.history(INITIAL + String.join("", scripts)), Limits.DEFAULT);
  }

  private static void valid(Checker checker, String... scripts) {
    assertThat(check(checker, scripts)).isInstanceOf(Verdict.Valid.class);
  }

  private static List<Anomaly> anomalies(Checker checker, String... scripts) {
    Verdict verdict = check(checker, scripts);
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    return verdict.anomalies();
  }

  private static void finds(Checker checker, String kind, List<Integer> who, String... scripts) {
    assertThat(anomalies(checker, scripts))
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, who));
  }

  private static String order(int id) {
    return "0 :invoke :order [1 nil]\n0 :ok [1 %d]\n".formatted(id);
  }

  private static String unknownOrder(int process) {
    return "%d :invoke :order [1 nil]\n".formatted(process);
  }

  private static String cancel(int order, String answer) {
    return "1 :invoke :cancel [1 %d]\n1 :ok [1 %d %s]\n".formatted(order, order, answer);
  }

  private static String unknownCancel(int order) {
    return "1 :invoke :cancel [1 %d]\n1 :info [1 %d]\n".formatted(order, order);
  }

  private static String read(int stock) {
    return "2 :invoke :read [1 nil]\n2 :ok [1 %d]\n".formatted(stock);
  }

  private static String end(int stock, String open) {
    return "8 :invoke :final [1 nil]\n8 :ok [1 {:stock %d, :open #{%s}}]\n".formatted(stock, open);
  }

  @Test
  void boundsHoldBetweenZeroAndTheOrigin() {
    valid(new StockBounds(), read(0), read(3), read(1), end(0, "5 6 7"));
    valid(new StockBounds(), end(3, ""));
  }

  @Test
  void aStockAboveTheOriginIsFoundWhereItWasRead() {
    finds(new StockBounds(), "stock-above-origin", List.of(4), read(3), read(4), end(3, ""));
    finds(new StockBounds(), "stock-above-origin", List.of(2), end(4, ""));
    List<Anomaly> found = anomalies(new StockBounds(), read(4), read(5), read(2), end(7, ""));
    assertThat(found).singleElement().extracting(Anomaly::operations).isEqualTo(List.of(2, 8));
    assertThat(found.get(0).message())
        .contains("Product 1, of which there are 3, had a stock of 4 when process 2 read it")
        .contains("(operation 2) and 7 in the last of 3 such readings (operation 8)");
  }

  @Test
  void aStockBelowZeroIsFoundWhereItWasRead() {
    finds(new StockBounds(), "stock-below-zero", List.of(4), read(0), read(-1), end(0, "5 6 7"));
    finds(new StockBounds(), "stock-below-zero", List.of(2), end(-1, "5 6 7 8"));
  }

  @Test
  void whatWasReadOutOfBoundsIsCertainWithoutAnEnd() {
    finds(new StockBounds(), "stock-above-origin", List.of(2), read(4));
    assertThat(check(new StockBounds(), read(3))).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void conservationHolds() {
    StockConservation conservation = new StockConservation();
    valid(conservation, end(2, "5"));
    valid(conservation, order(6), cancel(5, ":cancelled"), cancel(5, ":already"), end(2, "6"));
  }

  @Test
  void itemsOutOfThinAirAndItemsGone() {
    List<Anomaly> more =
        anomalies(
            new StockConservation(), cancel(5, ":cancelled"), cancel(5, ":cancelled"), end(4, ""));
    assertThat(more).extracting(Anomaly::kind).containsExactly("stock-not-conserved");
    assertThat(more.get(0).operations()).containsExactly(6);
    assertThat(more.get(0).message())
        .contains("stock 4 and 0 open orders, which makes 4 items where there were 3")
        .contains("1 item out of thin air");
    assertThat(anomalies(new StockConservation(), unknownOrder(3), end(1, "5")).get(0).message())
        .contains("1 item gone");
    assertThat(anomalies(new StockConservation(), unknownOrder(3), end(2, "5 6")).get(0).message())
        .contains("1 item out of thin air");
  }

  @Test
  void aLostUpdateIsWhatTheAnswersDoNotAddUpTo() {
    List<Anomaly> found = anomalies(new StockConservation(), order(6), order(7), end(1, "5 6 7"));
    assertThat(found)
        .extracting(Anomaly::kind)
        .containsExactly("stock-not-conserved", "lost-update");
    assertThat(found.get(1).operations()).containsExactly(6);
    assertThat(found.get(1).message())
        .contains("began with stock 2; 2 orders and 0 cancels were acknowledged")
        .contains("which makes 0, but the stock ended as 1");
    assertThat(anomalies(new StockConservation(), cancel(5, ":cancelled"), end(2, "")))
        .extracting(Anomaly::kind)
        .containsExactly("stock-not-conserved", "lost-update");
  }

  @Test
  void unknownOutcomesWidenTheLedgerAsFarAsTheyMay() {
    StockConservation conservation = new StockConservation();
    valid(conservation, unknownOrder(3), unknownOrder(4), end(2, "5"));
    valid(conservation, unknownOrder(3), unknownOrder(4), end(1, "5 6"));
    valid(conservation, unknownOrder(3), unknownOrder(4), end(0, "5 6 7"));
    finds(
        conservation,
        "lost-update",
        List.of(4),
        unknownOrder(3),
        unknownOrder(4),
        end(-1, "5 6 7 8"));
    finds(conservation, "lost-update", List.of(3), unknownOrder(3), end(3, ""));
    valid(conservation, unknownCancel(5), end(2, "5"));
    valid(conservation, unknownCancel(5), end(3, ""));
    finds(conservation, "lost-update", List.of(4), unknownCancel(5), end(1, "5 6"));
    assertThat(
            anomalies(conservation, unknownOrder(3), unknownCancel(5), end(4, "")).get(1).message())
        .contains("which makes between 1 and 3, but the stock ended as 4");
  }

  @Test
  void failedOperationsAreNotOnTheLedger() {
    String failed =
        "0 :invoke :order [1 nil]\n0 :fail [1 nil]\n1 :invoke :cancel [1 5]\n1 :fail [1 5]\n";
    valid(new StockConservation(), failed, end(2, "5"));
    assertThat(anomalies(new StockConservation(), failed, end(3, "")))
        .extracting(Anomaly::kind)
        .containsExactly("lost-update");
  }

  @Test
  void anAcknowledgedOrderThatIsGoneIsLost() {
    List<Anomaly> found = anomalies(new StockConservation(), order(6), end(2, "5"));
    assertThat(found).extracting(Anomaly::kind).containsExactly("lost-update", "lost-order");
    assertThat(found.get(1).operations()).containsExactly(2);
    assertThat(found.get(1).message())
        .contains("1 acknowledged orders that nobody cancelled are not open at the end: 6.");
    finds(
        new StockConservation(),
        "lost-order",
        List.of(2),
        order(6),
        unknownOrder(3),
        end(1, "5 7"));
    valid(new StockConservation(), order(6), unknownCancel(6), end(2, "5"));
    valid(new StockConservation(), order(6), cancel(6, ":cancelled"), end(2, "5"));
  }

  @Test
  void anAnsweredCancelWhoseOrderIsOpenIsLost() {
    finds(
        new StockConservation(),
        "lost-cancel",
        List.of(3),
        unknownOrder(3),
        cancel(5, ":cancelled"),
        end(2, "5"));
  }

  @Test
  void longListsOfOrdersAreCut() {
    String orders = "";
    for (int i = 100; i < 130; i++) {
      orders += order(i);
    }
    Anomaly lost = anomalies(new StockConservation(), orders, end(2, "5")).get(1);
    assertThat(lost.kind()).isEqualTo("lost-order");
    assertThat(lost.operations()).hasSize(20);
    assertThat(lost.message()).contains("30 acknowledged orders", "118, 119 and more.");
  }

  @Test
  void anOrderIsCancelledOnce() {
    CancelledOnce once = new CancelledOnce();
    valid(once, cancel(5, ":cancelled"), cancel(5, ":already"), unknownCancel(5), end(3, ""));
    String twice = cancel(5, ":cancelled") + read(3) + cancel(5, ":cancelled");
    finds(once, "double-cancel", List.of(2, 6), twice, end(4, ""));
    finds(once, "double-cancel", List.of(2, 6), twice);
    assertThat(anomalies(once, twice).get(0).message())
        .contains("Order 5 of product 1 was answered cancelled 2 times")
        .contains("process 1 (operation 2), process 1 (operation 6)");
  }

  @Test
  void ofManyOrdersThatWereCancelledTwiceSomeAreShownAndAllAreCounted() {
    String twice = "";
    for (int i = 100; i < 107; i++) {
      twice += order(i) + cancel(i, ":cancelled") + cancel(i, ":cancelled");
    }
    List<Anomaly> found = anomalies(new CancelledOnce(), twice);
    assertThat(found).hasSize(3);
    assertThat(found.get(0).message()).contains("7 orders of this product");
  }

  @Test
  void everyProductIsLookedAt() {
    String second = "9 :invoke :initial [2 nil]\n9 :ok [2 {:stock 0, :open #{}}]\n";
    String both =
        second + end(2, "5") + "8 :invoke :final [2 nil]\n8 :ok [2 {:stock %d, :open #{}}]";
    for (Checker checker : List.of(new StockBounds(), new StockConservation())) {
      valid(checker, both.formatted(0));
      assertThat(anomalies(checker, both.formatted(1)).get(0).message()).contains("Product 2");
      assertThat(check(checker, second, end(2, "5"))).isInstanceOf(Verdict.Unknown.class);
    }
  }

  @Test
  void withoutTheEndNothingIsValid() {
    for (Checker checker : List.of(new StockBounds(), new StockConservation())) {
      Verdict verdict = check(checker, order(6), read(1));
      assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
      assertThat(verdict.coverage()).contains("of 1 the final state is missing");
    }
  }

  @Test
  void withoutTheBeginningNothingIsJudged() {
    String late = read(2) + INITIAL.replace("9 ", "7 ") + end(2, "5");
    String twice = INITIAL + INITIAL.replace("9 ", "7 ") + end(2, "5");
    String overlapped =
        "7 :invoke :initial [1 nil]\n"
            + order(6)
            + "7 :ok [1 {:stock 2, :open #{5}}]\n"
            + end(1, "5 6");
    for (String script : List.of(read(2) + end(2, "5"), late, twice, overlapped)) {
      for (Checker checker : invariants()) {
        assertThat(checker.check(Script.history(script), Limits.DEFAULT))
            .as(checker.name() + " of\n" + script)
            .isInstanceOf(Verdict.Unknown.class);
      }
    }
  }

  /** The final state says nothing of what came after it. */
  @Test
  void whoIsAtWorkWhileTheEndIsReadMakesItNoEnd() {
    String pending = "3 :invoke :order [1 nil]\n";
    for (Checker checker : invariants()) {
      assertThat(check(checker, end(2, "5"), order(6))).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, end(2, "5"), unknownOrder(3))).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, pending, end(2, "5"), "3 :ok [1 6]\n"))
          .isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, pending, end(2, "5"), "3 :info [1 nil]\n"))
          .isInstanceOf(Verdict.Valid.class);
      assertThat(check(checker, end(2, "5"), end(2, "5"))).isInstanceOf(Verdict.Valid.class);
    }
  }

  private static List<Checker> invariants() {
    return List.of(new StockBounds(), new StockConservation(), new CancelledOnce());
  }
}
