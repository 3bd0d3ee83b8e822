package dev.contend.checkers.edn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contend.checkers.text.TextException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdnReaderTest {
  private static final int BUFFER = 1 << 14;
  private static final int DEEPEST = 500;

  private static List<Object> readAll(String text) throws IOException {
    EdnReader in = new EdnReader(new StringReader(text));
    List<Object> values = new ArrayList<>();
    for (Object value = in.read(); value != EdnReader.END; value = in.read()) {
      values.add(value);
    }
    return values;
  }

  static Stream<Arguments> good() {
    Keyword a = new Keyword("a");
    return Stream.of(
        arguments("", values()),
        arguments(" ,\n\t; nothing here", values()),
        arguments("nil true false", values(null, true, false)),
        arguments("nilly trues", values(new Symbol("nilly"), new Symbol("trues"))),
        arguments("0 -1 +2 007", values(0L, -1L, 2L, 7L)),
        arguments("9223372036854775807", values(Long.MAX_VALUE)),
        arguments("-9223372036854775808", values(Long.MIN_VALUE)),
        arguments("9223372036854775808", values(BigInteger.ONE.shiftLeft(63))),
        arguments("-9223372036854775809", values(BigInteger.ONE.shiftLeft(63).not())),
        arguments("1N -2N", values(BigInteger.ONE, BigInteger.TWO.negate())),
        arguments("1.5 -1.5e3 2E-2 3. +4.0", values(1.5, -1500.0, 0.02, 3.0, 4.0)),
        arguments("1M 1.50M 1E5M", values(dec("1"), dec("1.50"), dec("1E5"))),
        arguments("##Inf ##-Inf", values(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
        arguments("##NaN", values(Double.NaN)),
        arguments("1/2 -4/6", values(ratio(1, 2), ratio(-4, 6))),
        arguments("0x1f -0xA 0xffN", values(31L, -10L, BigInteger.valueOf(255))),
        arguments(
            "0xffffffffffffffff", values(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))),
        arguments("#:a{:b 1 c 2 :d/e 3 :_/f 4 5 6}", values(qualified())),
        arguments("^:a [1] ^{:b ^c 2} x", values(of(1L), sym("x"))),
        arguments("\uFEFF1", values(1L)),
        arguments("- + -a .5", values(sym("-"), sym("+"), sym("-a"), sym(".5"))),
        arguments(":a :a/b ::c :1", values(a, key("a/b"), key(":c"), key("1"))),
        arguments("\\a \\\\ \\( \\u \\; \\,", values('a', '\\', '(', 'u', ';', ',')),
        arguments("\\newline\\return\\tab\\space", values('\n', '\r', '\t', ' ')),
        arguments("\\formfeed \\backspace \\u00fC", values('\f', '\b', 'ü')),
        arguments("\"\" \"a\\n\\t\\r\\b\\f\\\"\\\\\"", values("", "a\n\t\r\b\f\"\\")),
        arguments("\"\\u00fc\\ud83d\\ude00 ; [\n\"", values("ü😀 ; [\n")),
        arguments("[] () [1 (2)] [nil]", values(of(), of(), of(1L, of(2L)), values((Object) null))),
        arguments("[1,2 ,3]", values(of(1L, 2L, 3L))),
        arguments("{} {:a nil}", values(Map.of(), Collections.singletonMap(a, null))),
        arguments("{:a 1, [2] {3 4}}", values(Map.of(a, 1L, of(2L), Map.of(3L, 4L)))),
        arguments("#{} #{1 :a}", values(Set.of(), Set.of(1L, a))),
        arguments("#inst \"2026\"", values(new Tagged("inst", "2026"))),
        arguments("#a/b #c {:a 1}", values(tag("a/b", tag("c", Map.of(a, 1L))))),
        arguments("1 ; one\n2;two", values(1L, 2L)),
        arguments("#_ 1 2 #_[3 4] 5", values(2L, 5L)),
        arguments("#_ #_ 1 2 3", values(3L)),
        arguments("[#_ 1] {#_ :a :a #_ 2 3 #_ 4}", values(of(), Map.of(a, 3L))),
        arguments("#_ 1", values()),
        arguments("#t #_ 1 2", values(tag("t", 2L))),
        arguments("[1[2]3]", values(of(1L, of(2L), 3L))),
        arguments("\"a\":a", values("a", a)),
        arguments("a\"b\"", values(sym("a"), "b")));
  }

  @ParameterizedTest
  @MethodSource("good")
  void reads(String text, List<Object> expected) throws IOException {
    assertThat(readAll(text)).isEqualTo(expected);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("[1 2", 1, 5, "should follow"),
        arguments("{:a", 1, 4, "should follow each key"),
        arguments("{:a 1", 1, 6, "should follow"),
        arguments("#{1", 1, 4, "should follow"),
        arguments("{:a}", 1, 4, "should follow each key"),
        arguments("{:a #_ 1}", 1, 9, "should follow each key"),
        arguments("{:a #_ 1", 1, 9, "should follow each key"),
        arguments("]", 1, 1, "closes nothing"),
        arguments("[1)", 1, 3, "closes nothing"),
        arguments("{:a 1]", 1, 6, "closes nothing"),
        arguments("{:a 1, :a 2}", 1, 12, "the key :a twice"),
        arguments("#{1 1}", 1, 6, "the element 1 twice"),
        arguments("\"a", 1, 3, "inside a string"),
        arguments("\n\n  \"a\n b", 4, 3, "inside a string"),
        arguments("\"\\q\"", 1, 4, "unknown escape"),
        arguments("\"\\u12", 1, 6, "four hexadecimal"),
        arguments("\"\\u+123\"", 1, 8, "four hexadecimal"),
        arguments("\"\\u１２３４\"", 1, 8, "four hexadecimal"),
        arguments("\\", 1, 2, "ends after"),
        arguments("\\abc", 1, 5, "no character"),
        arguments("\\u12345", 1, 8, "no character"),
        arguments(": a", 1, 2, "should have a name"),
        arguments("#", 1, 2, "should be followed by"),
        arguments("# a 1", 1, 2, "should be followed by"),
        arguments("#1 a", 1, 2, "should be followed by"),
        arguments("#a", 1, 3, "should follow the tag #a"),
        arguments("[#a]", 1, 4, "should follow the tag #a"),
        arguments("#a #_ 1", 1, 8, "should follow the tag #a"),
        arguments("#_", 1, 3, "should follow #_"),
        arguments("[#_]", 1, 4, "should follow #_"),
        arguments("[#_ #_ 1]", 1, 9, "should follow #_"),
        arguments("#_ #_ 1", 1, 8, "should follow #_"),
        arguments("##Infinity", 1, 3, "no number"),
        arguments("##", 1, 3, "no number"),
        arguments("1 2\n 3x", 2, 2, "'3x' is no number"),
        arguments("1/0", 1, 1, "no number"),
        arguments("1/-2", 1, 1, "no number"),
        arguments("1/2.0", 1, 1, "no number"),
        arguments("0x", 1, 1, "no number"),
        arguments("0xg", 1, 1, "no number"),
        arguments("[" + "9".repeat(100_001) + "]", 1, 2, "more than 100,000 characters"),
        arguments("#:a 1", 1, 5, "a map should follow the namespace #:a"),
        arguments("#:{:a 1}", 1, 3, "should have a name"),
        arguments("#:a{:b 1 :a/b 2}", 1, 16, "the key :a/b twice"),
        arguments("#:a{_/3 1}", 1, 8, "_/3 in the namespace a is no symbol"),
        arguments("#:3{a 1}", 1, 6, "a in the namespace 3 is no symbol"),
        arguments("^:a", 1, 4, "should follow metadata"),
        arguments("[^]", 1, 3, "should follow ^"),
        arguments("0x1.0", 1, 1, "no number"),
        arguments("1.5d", 1, 1, "no number"),
        arguments("1.5f", 1, 1, "no number"),
        arguments("1_000", 1, 1, "no number"),
        arguments("1٣", 1, 1, "no number"),
        arguments("1.5N", 1, 1, "no number"),
        arguments("1e", 1, 1, "no number"),
        arguments("-1-", 1, 1, "no number"),
        arguments("1e99999999999M", 1, 1, "no number"),
        arguments("a\u0000b", 1, 1, "can't be seen"),
        arguments(" :a\u0007", 1, 3, "can't be seen"),
        arguments("#a\u200b 1", 1, 2, "can't be seen"));
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
  void tokensAndStringsCrossTheBuffer() throws IOException {
    for (int before = BUFFER - 12; before <= BUFFER + 2; before++) {
      String blank = " ".repeat(before);
      String text = blank + "-12 :keyword \"a\\u00fcb\" \\newline sym #_ x #t 1.5M ##-Inf -";
      assertThat(readAll(text))
          .as("after %d blanks", before)
          .containsExactly(
              -12L,
              new Keyword("keyword"),
              "aüb",
              '\n',
              new Symbol("sym"),
              new Tagged("t", new BigDecimal("1.5")),
              Double.NEGATIVE_INFINITY,
              new Symbol("-"));
    }
  }

  @Test
  void tokensAndStringsAreLongerThanTheBuffer() throws IOException {
    String name = "n".repeat(BUFFER * 3 + 7);
    String digits = "7".repeat(BUFFER);
    assertThat(readAll(":" + name + " \"" + name + "\" " + name + " 1." + digits + "M 5"))
        .containsExactly(
            new Keyword(name), name, new Symbol(name), new BigDecimal("1." + digits), 5L);
  }

  @Test
  void theColumnIsRightBehindALongToken() {
    String text = "a".repeat(BUFFER + 5) + " ]";
    assertThatExceptionOfType(TextException.class)
        .isThrownBy(() -> readAll(text))
        .satisfies(e -> assertThat(e.column()).isEqualTo(BUFFER + 7));
  }

  @Test
  void nestingEndsAtItsLimit() throws IOException {
    for (String open : List.of("[", "{:a ", "#{", "(", "#a ", "#_ ")) {
      assertThatExceptionOfType(TextException.class)
          .as(open)
          .isThrownBy(() -> readAll(open.repeat(1_000_000)))
          .withMessageContaining("more than 500 deep");
    }
    assertThat(readAll("[".repeat(DEEPEST) + "]".repeat(DEEPEST))).hasSize(1);
  }

  @Test
  void anyNumberOfDiscardsMayFollowOneAnother() throws IOException {
    String discards = "#_1 ".repeat(300_000);
    assertThat(readAll(discards + "2")).containsExactly(2L);
    assertThat(readAll("[" + discards + "]")).containsExactly(List.of());
    assertThat(readAll("#t " + discards + "3")).containsExactly(new Tagged("t", 3L));
  }

  @Test
  void anEnteredVectorIsReadElementByElement() throws IOException {
    EdnReader in = new EdnReader(new StringReader(" ; events\n[1 [2] #_ 3] 4"));
    assertThat(in.enterSequence()).isTrue();
    assertThat(in.readElement()).isEqualTo(1L);
    assertThat(in.readElement()).isEqualTo(List.of(2L));
    assertThat(in.readElement()).isSameAs(EdnReader.END);
    assertThat(in.enterSequence()).isFalse();
    assertThat(in.read()).isEqualTo(4L);
    assertThat(in.read()).isSameAs(EdnReader.END);
  }

  @Test
  void anEnteredListEndsWithItsOwnBracket() throws IOException {
    EdnReader in = new EdnReader(new StringReader("([1] 2) 3"));
    assertThat(in.enterSequence()).isTrue();
    assertThat(in.readElement()).isEqualTo(List.of(1L));
    assertThat(in.readElement()).isEqualTo(2L);
    assertThat(in.readElement()).isSameAs(EdnReader.END);
    EdnReader wrong = new EdnReader(new StringReader("(1]"));
    wrong.enterSequence();
    wrong.readElement();
    assertThatExceptionOfType(TextException.class).isThrownBy(wrong::readElement);
  }

  @Test
  void theReaderKnowsWhereItStands() throws IOException {
    EdnReader in = new EdnReader(new StringReader("1\n  [2\n3] 4"));
    in.read();
    assertThat(in.line()).isEqualTo(1);
    in.read();
    assertThat(in.line()).isEqualTo(3);
    assertThat(in.column()).isEqualTo(3);
  }

  @Test
  void namesThatCouldNotBeReadAgainAreRefused() {
    for (String name : List.of("", "a b", "a\"", "a]", "a\n", "\u0000", "\uD800")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(name)
          .isThrownBy(() -> new Keyword(name));
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(name)
          .isThrownBy(() -> new Symbol(name));
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(name)
          .isThrownBy(() -> new Tagged(name, 1L));
    }
  }

  @Test
  void symbolsThatWouldBeReadAsSomethingElseAreRefused() {
    for (String name :
        List.of("3", "-1", "+0x1", "nil", "true", "false", ":a", "#a", "^a", "\\a")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(name)
          .isThrownBy(() -> new Symbol(name));
    }
  }

  private static List<Object> values(Object... values) {
    return Arrays.asList(values);
  }

  private static List<Object> of(Object... values) {
    return List.of(values);
  }

  private static Ratio ratio(long numerator, long denominator) {
    return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private static Map<Object, Object> qualified() {
    return Map.of(key("a/b"), 1L, sym("a/c"), 2L, key("d/e"), 3L, key("f"), 4L, 5L, 6L);
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  private static Keyword key(String name) {
    return new Keyword(name);
  }

  private static Symbol sym(String name) {
    return new Symbol(name);
  }

  private static Tagged tag(String tag, Object value) {
    return new Tagged(tag, value);
  }

  /** Gigabytes without an end are refused before they fill the heap. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", ":"})
  void aTextWithoutEndIsRefused(String begin) {
    Reader endless =
        new Reader() {
          private boolean begun;

          @Override
          public int read(char[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, 'a');
            if (!begun) {
              buffer[offset] = begin.charAt(0);
              begun = true;
            }
            return length;
          }

          @Override
          public void close() {}
        };
    assertThatExceptionOfType(TextException.class)
        .isThrownBy(() -> new EdnReader(endless).read())
        .withMessageContaining("longer than 16,777,216 characters");
  }
}
