package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sequential specification allows, and which histories it can't read. */
class GetOrCreateSpecTest {

  private static String verdict(String... script) {
    History history = Script.history(String.join("", script));
    return new LinearizabilityChecker<>(new GetOrCreateSpec())
        .check(history, Limits.DEFAULT)
        .word();
  }

  private static String created(int id) {
    return "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" %d :created]\n".formatted(id);
  }

  private static String found(int id) {
    return created(id).replace(":created", ":found");
  }

  private static String unknown(int process) {
    return "%d :invoke :get-or-create [\"a\" nil]\n".formatted(process);
  }

  private static String initial(String ids) {
    return "8 :invoke :initial [\"a\" nil]\n8 :ok [\"a\" #{%s}]\n".formatted(ids);
  }

  private static String end(String ids) {
    return initial(ids).replace(":initial", ":final");
  }

  @Test
  void theFirstMakesTheRowAndTheOthersFindIt() {
    assertThat(verdict(created(5), found(5), found(5), end("5"))).isEqualTo("valid");
    assertThat(verdict(created(5), created(5))).isEqualTo("invalid");
    assertThat(verdict(created(5), found(6))).isEqualTo("invalid");
    assertThat(verdict(found(5), created(5))).isEqualTo("invalid");
    assertThat(verdict(created(5), end("6"))).isEqualTo("invalid");
    assertThat(verdict(created(5), end("5 6"))).isEqualTo("invalid");
    assertThat(verdict(created(5), end(""))).isEqualTo("invalid");
    assertThat(verdict(end("5"))).isEqualTo("invalid");
    assertThat(verdict(end(""))).isEqualTo("valid");
  }

  @Test
  void aRowThatWasThereIsFound() {
    assertThat(verdict(initial("5"), found(5), end("5"))).isEqualTo("valid");
    assertThat(verdict(initial(""), created(5), end("5"))).isEqualTo("valid");
    assertThat(verdict(initial("5"), created(5))).isEqualTo("invalid");
    assertThat(verdict(initial("5"), found(6))).isEqualTo("invalid");
    assertThat(verdict(initial("5"), end(""))).isEqualTo("invalid");
  }

  @Test
  void anOperationOfUnknownOutcomeMayHaveMadeTheRowOrNot() {
    assertThat(verdict(unknown(3), end(""))).isEqualTo("valid");
    assertThat(verdict(unknown(3), end("5"))).isEqualTo("valid");
    assertThat(verdict(unknown(3), end("5 6"))).isEqualTo("invalid");
    assertThat(verdict(unknown(3), found(5), found(5), end("5"))).isEqualTo("valid");
    assertThat(verdict(unknown(3), found(5), end("6"))).isEqualTo("invalid");
    assertThat(verdict(unknown(3), found(5), created(5))).isEqualTo("invalid");
    assertThat(verdict(unknown(3), created(5), found(5))).isEqualTo("valid");
    assertThat(verdict(found(5), unknown(3))).isEqualTo("invalid");
  }

  @Test
  void whoRanBesideTheOneThatMadeItMayFindIt() {
    assertThat(verdict(unknown(1), found(5), "1 :ok [\"a\" 5 :created]\n")).isEqualTo("valid");
    assertThat(verdict(unknown(1), found(5), "1 :fail nil\n")).isEqualTo("invalid");
  }

  @Test
  void keysHaveNothingToDoWithEachOther() {
    assertThat(verdict(created(5), created(6).replace("\"a\"", "\"b\""))).isEqualTo("valid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :upsert [\"a\" nil]\n0 :ok [\"a\" 5]",
        "0 :invoke :upsert [\"a\" nil]\n0 :info nil",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok nil",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" 5]",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" 5 :made]",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" nil :found]",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"b\" 5 :found]",
        "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" 5 :found 1]",
        "0 :invoke :get-or-create [1 nil]\n0 :ok [1 5 :found]",
        "0 :invoke :get-or-create nil\n0 :info nil",
        "0 :invoke :final [\"a\" nil]\n0 :ok [\"a\" [5]]",
        "0 :invoke :final [\"a\" nil]\n0 :ok [\"a\" #{nil}]",
        "0 :invoke :initial [\"a\" nil]\n0 :ok [\"a\" #{5 6}]",
        "0 :invoke :final [\"a\" nil]\n0 :ok [\"a\" #{}]\n8 :invoke :initial [\"a\" nil]\n8 :ok [\"a\" #{}]"
      })
  void whatItCannotReadItDoesNotJudge(String script) {
    assertThat(verdict(script)).isEqualTo("unknown");
    History history = Script.history(script);
    for (GetOrCreateInvariant invariant : List.of(new OneAnswer(), new OneRow())) {
      assertThat(invariant.check(history, Limits.DEFAULT).word())
          .as(invariant.name())
          .isEqualTo("unknown");
    }
  }
}
