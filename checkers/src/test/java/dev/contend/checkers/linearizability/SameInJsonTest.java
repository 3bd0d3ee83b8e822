package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.history.JsonLines;
import dev.contend.checkers.specs.ReadySpecs;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON has neither keywords nor sets: the verdict of a history written in it is the same. */
class SameInJsonTest {
  private static final int HISTORIES = 300;

  static Stream<SequentialSpec<?, ?>> specs() {
    return ReadySpecs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void isJudgedAlike(SequentialSpec<?, ?> spec) throws IOException {
    var checker = new LinearizabilityChecker<>(spec, Duration.ZERO);
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = SmallHistories.of(spec).history(seed);
      if (history == null) {
        continue;
      }
      String json = JsonLines.of(history);
      History read = HistoryReader.read("history.jsonl", new StringReader(json));
      assertThat(checker.check(read, Limits.DEFAULT).word())
          .as("seed %d:\n%s", seed, json)
          .isEqualTo(checker.check(history, Limits.DEFAULT).word());
    }
  }
}
