package dev.contend.checkers.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sequential specification allows, and which histories it can't read. */
class StockSpecTest {
  private static final String INITIAL =
      "9 :invoke :initial [1 nil]\n9 :ok [1 {:stock 1, :open #{5}}]\n";

  private static String verdict(String script) {
    History history = Script.history(INITIAL + script);
    return new LinearizabilityChecker<>(new StockSpec()).check(history, Limits.DEFAULT).word();
  }

  private static String order(String answer) {
    return "0 :invoke :order [1 nil]\n0 :ok [1 " + answer + "]\n";
  }

  private static String unknownOrder() {
    return "7 :invoke :order [1 nil]\n7 :info [1 nil]\n";
  }

  private static String cancel(int order, String answer) {
    return "0 :invoke :cancel [1 %d]\n0 :ok [1 %d %s]\n".formatted(order, order, answer);
  }

  private static String unknownCancel(int order) {
    return "7 :invoke :cancel [1 %d]\n7 :info [1 %d]\n".formatted(order, order);
  }

  private static String read(int stock) {
    return "0 :invoke :read [1 nil]\n0 :ok [1 %d]\n".formatted(stock);
  }

  private static String end(int stock, String open) {
    return "0 :invoke :final [1 nil]\n0 :ok [1 {:stock %d, :open #{%s}}]\n".formatted(stock, open);
  }

  @Test
  void anOrderTakesAnItem() {
    assertThat(verdict(order("6") + read(0) + order(":sold-out"))).isEqualTo("valid");
    assertThat(verdict(order("6") + read(1))).isEqualTo("invalid");
    assertThat(verdict(order("6") + order("7"))).isEqualTo("invalid");
    assertThat(verdict(order(":sold-out"))).isEqualTo("invalid");
    assertThat(verdict(order("5"))).isEqualTo("invalid");
  }

  @Test
  void aCancelReturnsItOnce() {
    assertThat(verdict(cancel(5, ":cancelled") + read(2) + cancel(5, ":already")))
        .isEqualTo("valid");
    assertThat(verdict(cancel(5, ":cancelled") + cancel(5, ":cancelled"))).isEqualTo("invalid");
    assertThat(verdict(cancel(5, ":cancelled") + read(1))).isEqualTo("invalid");
    assertThat(verdict(cancel(5, ":already"))).isEqualTo("invalid");
    assertThat(verdict(cancel(6, ":cancelled"))).isEqualTo("invalid");
    assertThat(verdict(cancel(6, ":already") + read(1))).isEqualTo("valid");
  }

  @Test
  void theEndIsWhatTheOperationsMadeOfTheBeginning() {
    assertThat(verdict(order("6") + end(0, "5 6"))).isEqualTo("valid");
    assertThat(verdict(order("6") + end(0, "5"))).isEqualTo("invalid");
    assertThat(verdict(order("6") + end(0, "5 7"))).isEqualTo("invalid");
    assertThat(verdict(order("6") + end(0, "5 6 7"))).isEqualTo("invalid");
    assertThat(verdict(order("6") + end(1, "5 6"))).isEqualTo("invalid");
  }

  @Test
  void unknownOperationsMayHaveHappened() {
    assertThat(verdict(unknownOrder() + end(1, "5"))).isEqualTo("valid");
    assertThat(verdict(unknownOrder() + end(0, "5 6"))).isEqualTo("valid");
    assertThat(verdict(unknownOrder() + end(0, "5"))).isEqualTo("invalid");
    assertThat(verdict(unknownOrder() + end(1, "5 6"))).isEqualTo("invalid");
    assertThat(verdict(unknownOrder() + read(0) + read(1))).isEqualTo("invalid");
    assertThat(verdict(unknownCancel(5) + read(1) + read(2) + end(2, ""))).isEqualTo("valid");
    assertThat(verdict(unknownCancel(5) + read(2) + read(1))).isEqualTo("invalid");
    assertThat(verdict(unknownCancel(5) + cancel(5, ":already"))).isEqualTo("valid");
    assertThat(verdict(unknownCancel(6) + read(2))).isEqualTo("invalid");
    assertThat(verdict(order("6") + unknownOrder() + read(-1))).isEqualTo("invalid");
  }

  /** Its id is another than any that was given to somebody. */
  @Test
  void anUnknownOrderDoesNotExcuseACancelledOneThatIsOpen() {
    assertThat(verdict(cancel(5, ":cancelled") + unknownOrder() + end(1, "6"))).isEqualTo("valid");
    assertThat(verdict(cancel(5, ":cancelled") + unknownOrder() + end(1, "5")))
        .isEqualTo("invalid");
    assertThat(verdict(order("6") + cancel(6, ":cancelled") + unknownOrder() + end(0, "5 6")))
        .isEqualTo("invalid");
  }

  /** Somebody may learn the id of an order of unknown outcome in another way than its answer. */
  @Test
  void anUnknownOrderCanBeCancelledOnce() {
    String cancelled = cancel(6, ":cancelled");
    assertThat(verdict(cancelled)).isEqualTo("invalid");
    assertThat(verdict(unknownOrder() + cancelled + read(1) + end(1, "5"))).isEqualTo("valid");
    assertThat(verdict(unknownOrder() + read(0) + unknownCancel(6).replace('7', '3') + read(1)))
        .isEqualTo("valid");
    assertThat(verdict(unknownOrder() + cancelled + cancelled)).isEqualTo("invalid");
    assertThat(verdict(unknownOrder() + cancelled + end(0, "5 6"))).isEqualTo("invalid");
    assertThat(
            verdict(unknownOrder() + cancelled + unknownOrder().replace('7', '3') + end(0, "5 6")))
        .isEqualTo("invalid");
    assertThat(
            verdict(unknownOrder() + cancelled + unknownOrder().replace('7', '3') + end(0, "5 8")))
        .isEqualTo("valid");
    assertThat(verdict(unknownOrder() + cancelled + order("6"))).isEqualTo("invalid");
  }

  /** The search takes equal states for one; ids that were named are the same in all of them. */
  @Test
  void statesThatDifferAreNotEqual() {
    StockSpec.State state = new StockSpec.State(2, Set.of(5L), 1, Set.of(7L), Set.of(5L));
    assertThat(state)
        .isEqualTo(new StockSpec.State(2, Set.of(5L), 1, Set.of(7L), Set.of()))
        .hasSameHashCodeAs(new StockSpec.State(2, Set.of(5L), 1, Set.of(7L), Set.of()))
        .isNotEqualTo(new StockSpec.State(1, Set.of(5L), 1, Set.of(7L), Set.of(5L)))
        .isNotEqualTo(new StockSpec.State(2, Set.of(6L), 1, Set.of(7L), Set.of(5L)))
        .isNotEqualTo(new StockSpec.State(2, Set.of(5L), 0, Set.of(7L), Set.of(5L)))
        .isNotEqualTo(new StockSpec.State(2, Set.of(5L), 1, Set.of(8L), Set.of(5L)));
  }

  @Test
  void readsWithoutAnswerSayNothing() {
    assertThat(verdict("7 :invoke :read [1 nil]\n7 :info [1 nil]\n8 :invoke :final [1 nil]\n"))
        .isEqualTo("valid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :push [1 nil]\n0 :ok [1 2]",
        "0 :invoke :push [1 nil]\n0 :info [1 2]",
        "0 :invoke :order [1 nil]\n0 :ok nil",
        "0 :invoke :order [1 nil]\n0 :ok [1 nil]",
        "0 :invoke :order [1 nil]\n0 :ok [1 :perhaps]",
        "0 :invoke :order [1 nil]\n0 :ok [2 6]",
        "0 :invoke :order [1 nil]\n0 :ok [1 6 7]",
        "0 :invoke :order nil\n0 :ok [1 6]",
        "0 :invoke :order nil\n0 :info nil",
        "0 :invoke :cancel [1 5]\n0 :ok [1 6 :cancelled]",
        "0 :invoke :cancel [1 5]\n0 :ok [1 5]",
        "0 :invoke :cancel [1 5]\n0 :ok [1 5 :done]",
        "0 :invoke :cancel [1 5]\n0 :ok [1 5 nil]",
        "0 :invoke :cancel [1 nil]\n0 :info [1 nil]",
        "0 :invoke :read [1 nil]\n0 :ok [1 2.0]",
        "0 :invoke :read [1 nil]\n0 :ok [1 \"2\"]",
        "0 :invoke :final [1 nil]\n0 :ok [1 3]",
        "0 :invoke :final [1 nil]\n0 :ok [1 {:stock 3}]",
        "0 :invoke :final [1 nil]\n0 :ok [1 {:stock 3, :open [5]}]",
        "0 :invoke :final [1 nil]\n0 :ok [1 {:open #{5}}]",
        "0 :invoke :initial [1 nil]\n0 :ok [1 {:stock 1, :open #{5}}]",
        "0 :invoke :order [2 nil]\n0 :ok [2 6]"
      })
  void whatItCannotReadItDoesNotJudge(String script) {
    History history = Script.history(INITIAL + script);
    StockModel.checkers().stream()
        .filter(checker -> !List.of("unhandled-error", "partial-effect").contains(checker.name()))
        .forEach(
            checker ->
                assertThat(checker.check(history, Limits.DEFAULT))
                    .as(checker.name())
                    .isInstanceOf(Verdict.Unknown.class));
  }

  @Test
  void theReasonNamesTheOperation() {
    History history = Script.history(INITIAL + "0 :invoke :read [1 nil]\n0 :ok [1 :many]");
    assertThat(new StockBounds().check(history, Limits.DEFAULT).coverage())
        .contains("operation 2 is none of the stock model: :read [1 nil] → [1 :many]");
  }
}
