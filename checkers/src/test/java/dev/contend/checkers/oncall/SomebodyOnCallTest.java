package dev.contend.checkers.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkers on histories written by hand. Operation n begins at line n, from 0. */
class SomebodyOnCallTest {
  private static final String INITIAL = "9 :invoke :initial [1 nil]\n9 :ok [1 #{1 2}]\n";
  private static final Checker SEARCH = new LinearizabilityChecker<>(new OnCallSpec());

  private static Verdict check(Checker checker, String... scripts) {
    return checker.check(Script.history(INITIAL + String.join("", scripts)), Limits.DEFAULT);
  }

  private static String goOff(int doctor, String answer) {
    return "0 :invoke :go-off [1 %d]\n0 :ok [1 %d %s]\n".formatted(doctor, doctor, answer);
  }

  private static String comeOn(int doctor) {
    return "0 :invoke :come-on [1 %d]\n0 :ok [1 %d :on]\n".formatted(doctor, doctor);
  }

  private static String look(String f, String doctors) {
    return "8 :invoke :%s [1 nil]\n8 :ok [1 #{%s}]\n".formatted(f, doctors);
  }

  @Test
  void somebodyIsThereWheneverSomebodyLooks() {
    SomebodyOnCall somebody = new SomebodyOnCall();
    assertThat(check(somebody, look("read", "1"), look("final", "2")).word()).isEqualTo("valid");
    assertThat(check(somebody, look("read", ""), look("final", "2")).anomalies())
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("nobody-on-call", List.of(2)));
    Anomaly many =
        check(somebody, look("read", ""), look("read", ""), look("final", "")).anomalies().get(0);
    assertThat(many.operations()).containsExactly(2, 6);
    assertThat(many.message())
        .isEqualTo(
            "Nobody was on call in shift 1 when process 8 looked (operation 2), nor in the last of"
                + " 3 such looks (operation 6).");
    assertThat(check(somebody, look("final", "")).anomalies().get(0).message())
        .contains("(operation 2, the end)");
  }

  @Test
  void answersHaveAnOrder() {
    for (String right :
        List.of(
            goOff(1, ":off") + goOff(2, ":refused") + look("final", "2"),
            goOff(1, ":off") + goOff(1, ":off") + look("final", "2"),
            goOff(1, ":off") + comeOn(1) + goOff(2, ":off") + look("final", "1"),
            "3 :invoke :go-off [1 1]\n" + look("read", "1 2") + look("final", "2"))) {
      assertThat(check(SEARCH, right).word()).as(right).isEqualTo("valid");
    }
    for (String wrong :
        List.of(
            goOff(1, ":off") + goOff(2, ":off"),
            goOff(1, ":refused"),
            goOff(1, ":off") + look("final", "1 2"),
            "3 :invoke :go-off [1 1]\n" + look("read", "1"))) {
      assertThat(check(SEARCH, wrong).word()).as(wrong).isEqualTo("invalid");
    }
  }

  @Test
  void withoutTheEndNothingIsValid() {
    assertThat(check(new SomebodyOnCall(), goOff(1, ":off")).coverage())
        .contains("of 1 the final state is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :go-off [1 1]\n0 :ok [1 2 :off]",
        "0 :invoke :go-off [1 1]\n0 :ok [1 1 :gone]",
        "0 :invoke :go-off [1 1]\n0 :ok [1 1]",
        "0 :invoke :go-off [1 nil]\n0 :info nil",
        "0 :invoke :come-on [1 1]\n0 :ok [1 1 :off]",
        "0 :invoke :come-on [2 1]\n0 :ok [1 1 :on]",
        "0 :invoke :read [1 nil]\n0 :ok [1 2]",
        "0 :invoke :read [1 nil]\n0 :ok [1 [1 1]]",
        "0 :invoke :read [2 nil]\n0 :ok [2 #{1}]",
        "0 :invoke :initial [1 nil]\n0 :ok [1 #{1}]",
        "0 :invoke :initial [2 nil]\n0 :ok [2 #{}]"
      })
  void whatItCannotReadItDoesNotJudge(String script) {
    for (Checker checker : List.of(new SomebodyOnCall(), SEARCH)) {
      assertThat(check(checker, script)).as(checker.name()).isInstanceOf(Verdict.Unknown.class);
    }
  }

  @Test
  void whoIsAtWorkWhileTheEndIsReadMakesItNoEnd() {
    SomebodyOnCall somebody = new SomebodyOnCall();
    assertThat(check(somebody, look("final", "1 2"), goOff(1, ":off")))
        .isInstanceOf(Verdict.Unknown.class);
    String pending = "3 :invoke :go-off [1 1]\n";
    assertThat(check(somebody, pending, look("final", "1 2"), "3 :ok [1 1 :off]\n"))
        .isInstanceOf(Verdict.Unknown.class);
    assertThat(check(somebody, pending, look("final", "1 2"))).isInstanceOf(Verdict.Valid.class);
  }
}
