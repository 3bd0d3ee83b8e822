package dev.contend.checkers.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model can't read it does not judge, and it says which operation that is. */
class ForeignOperationsTest {
  private static final Set<String> OF_ERRORS = Set.of("unhandled-error", "partial-effect");

  static Stream<Arguments> strangers() {
    return Models.names().stream()
        .flatMap(
            model ->
                Stream.of("0 :ok [1 2]", "0 :info nil")
                    .map(completion -> Arguments.of(model, completion)));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void areNamed(String model, String completion) {
    History history = Script.history("0 :invoke :dance [1 nil]\n" + completion);
    List<Checker> checkers = Models.named(model).orElseThrow();
    assertThat(checkers)
        .filteredOn(checker -> !OF_ERRORS.contains(checker.name()))
        .isNotEmpty()
        .allSatisfy(
            checker -> {
              Verdict verdict = checker.check(history, Limits.DEFAULT);
              assertThat(verdict).as(checker.name()).isInstanceOf(Verdict.Unknown.class);
              assertThat(verdict.coverage())
                  .startsWith("operation 0 is ")
                  .contains(model, ":dance");
            });
  }
}
