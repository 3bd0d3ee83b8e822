package dev.contend.checkers.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contend.checkers.text.TextException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReaderTest {
  private static final int BUFFER = 1 << 14;

  private static List<Object> readAll(String text) throws IOException {
    JsonReader in = new JsonReader(new StringReader(text));
    List<Object> values = new ArrayList<>();
    for (Object value = in.read(); value != JsonReader.END; value = in.read()) {
      values.add(value);
    }
    return values;
  }

  static Stream<Arguments> good() {
    return Stream.of(
        arguments("", values()),
        arguments(" \t\r\n", values()),
        arguments("null true false", values(null, true, false)),
        arguments("0 -0 -1 10", values(0L, 0L, -1L, 10L)),
        arguments("9223372036854775807", values(Long.MAX_VALUE)),
        arguments("-9223372036854775809", values(BigInteger.ONE.shiftLeft(63).not())),
        arguments("1.5 -1.5e3 2E-2 0.0 1e2", values(1.5, -1500.0, 0.02, 0.0, 100.0)),
        arguments("\"\" \"a\\n\\t\\r\\b\\f\\\"\\\\\\/\"", values("", "a\n\t\r\b\f\"\\/")),
        arguments("\"\\u00fc\\ud83d\\ude00ü\u007f\u2028\"", values("ü😀ü\u007f\u2028")),
        arguments("\"\\ud800\"", values("\ud800")),
        arguments("[] [1] [ 1 , [2] ]", values(List.of(), List.of(1L), List.of(1L, List.of(2L)))),
        arguments("{} {\"a\":null}", values(Map.of(), Collections.singletonMap("a", null))),
        arguments("{\"a\" : {\"b\":1} , \"\":2}", values(Map.of("a", Map.of("b", 1L), "", 2L))),
        arguments("1\n\"a\"\n", values(1L, "a")));
  }

  @ParameterizedTest
  @MethodSource("good")
  void reads(String text, List<Object> expected) throws IOException {
    assertThat(readAll(text)).isEqualTo(expected);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("[1,]", 1, 4, "a value should follow, not ']'"),
        arguments("[,1]", 1, 2, "a value should follow, not ','"),
        arguments("[1 2]", 1, 4, "',' or ']' should follow, not '2'"),
        arguments("[1}", 1, 3, "',' or ']' should follow, not '}'"),
        arguments("[1", 1, 3, "the text ends where ',' or ']' should follow"),
        arguments("[", 1, 2, "the text ends where a value"),
        arguments("]", 1, 1, "a value should follow, not ']'"),
        arguments("{", 1, 2, "the text ends where a key"),
        arguments("{a:1}", 1, 2, "a key in quotes should follow, not 'a'"),
        arguments("{1:1}", 1, 2, "a key in quotes"),
        arguments("{\"a\" 1}", 1, 6, "':' and the value of a key should follow, not '1'"),
        arguments("{\"a\":}", 1, 6, "a value should follow"),
        arguments("{\"a\":1,}", 1, 8, "a key in quotes should follow, not '}'"),
        arguments("{\"a\":1\n \"b\":2}", 2, 2, "',' or '}'"),
        arguments("{\"a\":1,\n\"a\":2}", 2, 5, "the same key twice"),
        arguments("01", 1, 1, "'01' is no value of JSON"),
        arguments(" +1", 1, 2, "'+1' is no value"),
        arguments("- .5", 1, 1, "'-' is no value"),
        arguments(".5", 1, 1, "no value"),
        arguments("1.", 1, 1, "no value"),
        arguments("1e", 1, 1, "no value"),
        arguments("0x1", 1, 1, "no value"),
        arguments("1N", 1, 1, "no value"),
        arguments("NaN", 1, 1, "no value"),
        arguments("nul", 1, 1, "no value"),
        arguments("True", 1, 1, "no value"),
        arguments("'a'", 1, 1, "no value"),
        arguments("// a", 1, 1, "no value"),
        arguments("\u00a0 1", 1, 1, "no value"),
        arguments("1e999", 1, 1, "larger than a number can be"),
        arguments("9".repeat(100_001), 1, 1, "more than 100,000 characters"),
        arguments("\"a", 1, 3, "inside a string"),
        arguments("\"a\nb\"", 1, 3, "the control character \\u000a"),
        arguments("\"\u0000\"", 1, 2, "the control character \\u0000"),
        arguments("\"\\q\"", 1, 4, "unknown escape"),
        arguments("\"\\u12", 1, 6, "four hexadecimal"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refuses(String text, long line, long column, String message) {
    assertThatExceptionOfType(TextException.class)
        .isThrownBy(() -> readAll(text))
        .withMessageContaining(message)
        .satisfies(
            e -> {
              assertThat(e.line()).as("line").isEqualTo(line);
              assertThat(e.column()).as("column").isEqualTo(column);
            });
  }

  @Test
  void valuesCrossTheBuffer() throws IOException {
    for (int before = BUFFER - 12; before <= BUFFER + 2; before++) {
      assertThat(readAll(" ".repeat(before) + "-12 \"a\\u00fcb\" [true,{\"k\":1.5}]"))
          .as("after %d blanks", before)
          .containsExactly(-12L, "aüb", List.of(true, Map.of("k", 1.5)));
    }
  }

  @Test
  void stringsAreLongerThanTheBuffer() throws IOException {
    String text = "n".repeat(BUFFER * 3 + 7);
    assertThat(readAll("\"" + text + "\\n" + text + "\" 5"))
        .containsExactly(text + "\n" + text, 5L);
  }

  @Test
  void nestingEndsAtItsLimit() {
    for (String open : List.of("[", "{\"a\":")) {
      assertThatExceptionOfType(TextException.class)
          .as(open)
          .isThrownBy(() -> readAll(open.repeat(1_000_000)))
          .withMessageContaining("more than 500 deep");
    }
  }

  @Test
  void anEnteredArrayIsReadElementByElement() throws IOException {
    JsonReader in = new JsonReader(new StringReader(" [1, {\"a\": 2, \"b\": [3]}, [4]] 5"));
    assertThat(in.enterSequence()).isTrue();
    assertThat(in.enterMap()).isFalse();
    assertThat(in.readElement()).isEqualTo(1L);
    assertThat(in.enterMap()).isTrue();
    assertThat(in.readKey()).isEqualTo("a");
    assertThat(in.readValue()).isEqualTo(2L);
    assertThat(in.readKey()).isEqualTo("b");
    assertThat(in.readValue()).isEqualTo(List.of(3L));
    assertThat(in.readKey()).isSameAs(JsonReader.END);
    assertThat(in.enterMap()).isFalse();
    assertThat(in.readElement()).isEqualTo(List.of(4L));
    assertThat(in.enterMap()).isFalse();
    assertThat(in.readElement()).isSameAs(JsonReader.END);
    assertThat(in.read()).isEqualTo(5L);
    assertThat(in.read()).isSameAs(JsonReader.END);
  }

  private static List<Object> values(Object... values) {
    return Arrays.asList(values);
  }
}
