package dev.contend.checkers.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.Tagged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One history in every form in which it may come. */
class NotationsTest {
  private static final String EDN =
      """
      {:index 0, :time 5, :process 3, :type :invoke, :f :write, :value "é", :node "n1"}
      {:index 1, :time 7, :process :nemesis, :type :info, :f :kill, :value nil}
      {:index 2, :time 9, :process 3, :type :info, :f :write, :value "é", :error ["timeout" 2.5]}
      """;
  private static final String JSON =
      """
      {"index": 0, "time": 5, "process": 3, "type": "invoke", "f": "write", "value": "é", "node": "n1"}
      {"index": 1, "time": 7, "process": "nemesis", "type": "info", "f": "kill", "value": null}
      {"index": 2, "time": 9, "process": 3, "type": "info", "f": "write", "value": "\\u00e9", "error": ["timeout", 2.5]}
      """;

  private static History read(byte[] bytes) throws IOException {
    return HistoryReader.read("h", new ByteArrayInputStream(bytes));
  }

  private static History read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static Stream<String> forms() {
    return Stream.of(
        EDN,
        "[" + EDN + "]",
        "(" + EDN + ")",
        "\uFEFF" + EDN,
        EDN.replace("{", "#jepsen.history.Op{"),
        EDN.replace("{", "#jepsen.history.Op {"),
        EDN.replace("{", "#_ {:a 1} ^:m {"),
        JSON,
        "\uFEFF" + JSON,
        JSON.replace("\n", " "),
        " \n[" + JSON.strip().replace("\n", ",\n") + "\n]\n");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void areTheSameHistory(String text) throws IOException {
    List<Event> expected = read(EDN).events();
    assertThat(expected).hasSize(3);
    assertThat(read(text).events()).isEqualTo(expected);
    assertThat(read(compressed(text)).events()).isEqualTo(expected);
  }

  @Test
  void severalCompressedPartsAreOne() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(compressed(JSON.substring(0, 100)));
    both.write(compressed(JSON.substring(100)));
    assertThat(read(both.toByteArray()).events()).isEqualTo(read(EDN).events());
  }

  @Test
  void stringsInsideOfJsonValuesStayStrings() throws IOException {
    Object value =
        read("{\"process\":0,\"type\":\"invoke\",\"f\":\"txn\",\"value\":[[\"r\",{\"x\":1}]]}")
            .event(0)
            .value();
    assertThat(value).isEqualTo(List.of(List.of("r", Map.of("x", 1L))));
    assertThat(new Keyword("r").is("r")).isTrue();
    assertThat(new Keyword("r").is(new Keyword("r"))).isTrue();
    assertThat(new Keyword("r").is("w")).isFalse();
  }

  @Test
  void keysThatNoKeywordCanBeAreLeftOut() throws IOException {
    assertThat(
            read("{\"process\":0,\"type\":\"invoke\",\"f\":\"r\",\"a b\":1,\"c\":2}")
                .event(0)
                .extra())
        .isEqualTo(Map.of(new Keyword("c"), 2L));
  }

  @Test
  void whatExceptionsLookLikeInClojureIsKept() throws IOException {
    History history =
        read(
            "{:process 0, :type :invoke, :f :r, :error #error {:cause \"x\" :at #object[java.lang.Object"
                + " 0x2a139a55 \"o\"]}, :rate 1/3}");
    assertThat(history.event(0).error()).isInstanceOf(Tagged.class);
    assertThat(history.event(0).extra()).hasSize(2);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("{\"process\":0,\"type\":\"done\",\"f\":\"r\"}", "line 1, column 21: :type is"),
        arguments("{\"process\":0,\n\"type\":7,\"f\":\"r\"}", "line 2, column 8: :type is"),
        arguments(
            "{\"process\":\"w\",\"type\":\"ok\",\"f\":\"r\"}", "line 1, column 1: :process is"),
        arguments("{\"process\":0,\"type\":\"invoke\"}", "line 1, column 1: :f is a keyword"),
        arguments("{\"process\":0,\"process\":0}", "line 1, column 24: an event has the key"),
        arguments("{\"process\":0,\"a\":0,\"a\":0}", "line 1, column 24: an event has the key :a"),
        arguments("[{\"process\":0},]", "line 1, column 2: :type is"),
        arguments(JSON + "]", "line 4, column 1: a value should follow"),
        arguments("[" + JSON + "]", "line 2, column 1: ',' or ']' should follow, not '{'"),
        arguments("[" + JSON.strip().replace("\n", ",") + "] 1", "something follows the end"),
        arguments(
            "[ {\"process\":0,\"type\":\"invoke\",\"f\":\"r\"}, 7]", "an event is a map, not 7"),
        arguments("[ {\"process\":0,\"type\":\"invoke\",\"f\":\"r\"}", "the text ends where"),
        arguments("{:process 0, :type :done, :f :r}", "line 1, column 20: :type is"),
        arguments(
            "\n  {:process 0 :process 0}", "line 2, column 24: an event has the key :process"),
        arguments("{:a 0 :a 0}", "line 1, column 10: an event has the key :a twice"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedWithItsPlace(String text, String message) throws IOException {
    byte[] compressed = compressed(text);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("h, line ")
        .withMessageContaining(message);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> read(compressed))
        .withMessageContaining(message);
  }

  @Test
  void aPlaceBehindManyLinesIsExact() {
    String line = "{:process 0, :type :info, :f :r}\n".replace(" 0,", " :nemesis,");
    byte[] bytes = (line.repeat(9_999) + "  é?").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xc3;
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("h, line 10000, column 4: this is no text in UTF-8");
  }

  @Test
  void brokenCompressionIsRefused() throws IOException {
    byte[] whole = compressed(EDN.repeat(1));
    for (int length = 2; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(HistoryException.class)
          .as("torn at %d", length)
          .isThrownBy(() -> read(torn))
          .withMessageStartingWith("h, ");
    }
    whole[12] ^= 0x55;
    assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> read(whole));
  }
}
