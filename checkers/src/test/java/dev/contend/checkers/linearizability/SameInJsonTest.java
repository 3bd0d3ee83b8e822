package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.specs.ReadySpecs;
import dev.contend.checkers.specs.Things;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
      History history = ReadySpecsAgreementTest.history(seed, Things.ALL.get(spec.name()));
      if (history == null) {
        continue;
      }
      String json =
          history.events().stream().map(SameInJsonTest::json).collect(Collectors.joining("\n"));
      History read = HistoryReader.read("history.jsonl", new StringReader(json));
      assertThat(checker.check(read, Limits.DEFAULT).word())
          .as("seed %d:\n%s", seed, json)
          .isEqualTo(checker.check(history, Limits.DEFAULT).word());
    }
  }

  private static String json(Event event) {
    String extra =
        event.extra().entrySet().stream()
            .map(entry -> ", " + json(entry.getKey()) + ": " + json(entry.getValue()))
            .collect(Collectors.joining());
    return "{\"process\": %d, \"type\": \"%s\", \"f\": %s, \"value\": %s%s}"
        .formatted(
            event.process(),
            event.type().name().toLowerCase(Locale.ROOT),
            json(event.f()),
            json(event.value()),
            extra);
  }

  private static String json(Object value) {
    if (value instanceof Keyword word) {
      return '"' + word.name() + '"';
    }
    if (value instanceof Map<?, ?>) {
      throw new AssertionError("no ready specification has maps for values: " + value);
    }
    if (value instanceof Collection<?> elements) {
      return elements.stream()
          .map(SameInJsonTest::json)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value == null ? "null" : EdnWriter.toString(value);
  }
}
