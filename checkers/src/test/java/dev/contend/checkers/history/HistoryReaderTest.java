package dev.contend.checkers.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contend.checkers.edn.Keyword;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryReaderTest {
  private static final String INVOKE = "{:process 0, :type :invoke, :f :read, :value nil}\n";
  private static final String OK = "{:process 0, :type :ok, :f :read, :value 3}\n";

  @TempDir Path folder;

  private static History read(String text) throws IOException {
    return HistoryReader.read("h.edn", new StringReader(text));
  }

  @Test
  void oneMapALineWithoutTimesAndIndices() throws IOException {
    History history = read(INVOKE + "; a remark\n" + OK);
    assertThat(history.events())
        .extracting(Event::type, Event::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(EventType.INVOKE, null),
            org.assertj.core.groups.Tuple.tuple(EventType.OK, 3L));
    assertThat(history.time(0)).isLessThanOrEqualTo(history.time(1));
    assertThat(history.operations()).hasSize(1);
  }

  @Test
  void oneVectorOrList() throws IOException {
    assertThat(read("(" + INVOKE + OK + ")").events()).isEqualTo(read(INVOKE + OK).events());
    assertThat(read("[" + INVOKE + OK + "]\n").events()).isEqualTo(read(INVOKE + OK).events());
    assertThat(read("; Jepsen\n[" + INVOKE + "," + OK + "] ; end").size()).isEqualTo(2);
  }

  @Test
  void clojureRecords() throws IOException {
    String tag = "#jepsen.history.Op";
    assertThat(read(tag + INVOKE + tag + OK).events()).isEqualTo(read(INVOKE + OK).events());
    assertThat(read("[" + tag + INVOKE + tag + " " + OK + "]").events())
        .isEqualTo(read(INVOKE + OK).events());
  }

  @Test
  void theNemesisIsNoClient() throws IOException {
    History history =
        read(
            "{:process :nemesis, :type :info, :f :kill, :value nil}\n"
                + INVOKE
                + "{:process :nemesis, :type :info, :f :kill, :value [:n1]}\n"
                + "{:process :nemesis, :type :invoke, :f :start}\n"
                + OK);
    assertThat(history.size()).isEqualTo(5);
    assertThat(history.process(0)).isNegative().isEqualTo(history.process(2));
    assertThat(history.operations()).extracting(Operation::index).containsExactly(1);
  }

  @Test
  void aStringMayNameTheFunction() throws IOException {
    assertThat(read("{:process 0, :type :invoke, :f \"read\"}").f(0))
        .isEqualTo(new Keyword("read"));
  }

  @Test
  void everyOtherKeyIsKept() throws IOException {
    History history =
        read(
            "{:index 4, :time 17, :process 3, :type :invoke, :f :cas, :value [1 2], :key \"x\"}\n"
                + "{:index 9, :time 18, :process 3, :type :info, :f :cas, :value [1 2],"
                + " :error [:timeout \"5 s\"], :node nil}\n");
    assertThat(history.event(0).extra()).containsOnlyKeys(new Keyword("key"));
    assertThat(history.event(0).time()).isEqualTo(17);
    assertThat(history.event(1).error()).isEqualTo(List.of(new Keyword("timeout"), "5 s"));
    assertThat(history.event(1).extra())
        .containsOnlyKeys(new Keyword("error"), new Keyword("node"));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", "h.edn: no events in it"),
        arguments("[]", "h.edn: no events in it"),
        arguments(" ; nothing\n", "h.edn: no events in it"),
        arguments(INVOKE + "{:process 0, :type :done, :f :read}", "line 2: :type is"),
        arguments("{:process 0, :f :read}", "line 1: :type is :invoke, :ok, :fail or :info"),
        arguments("{:process 0, :type \"ok\", :f :read}", "line 1: :type is"),
        arguments(OK, "line 1: process 0 completes :read without having invoked it"),
        arguments(INVOKE + OK + "\n" + OK, "line 4: process 0 completes :read without"),
        arguments(INVOKE + INVOKE, "line 2: process 0 invokes :read while its :read (event 0)"),
        arguments(INVOKE + OK.replace("read", "cas"), "line 2: process 0 completes :cas but"),
        arguments(INVOKE + "{:process 0, :type :ok, :f :re", "line 2, column"),
        arguments(INVOKE + "{:process 0, :type :ok, :f :read, :value \"x", "line 2, column"),
        arguments(INVOKE + "}", "line 2, column 1: '}' closes nothing"),
        arguments("[" + INVOKE, "line 2, column 1"),
        arguments("(" + INVOKE + "]", "line 2, column 1: ']' closes nothing"),
        arguments("[" + INVOKE + "]\n" + OK, "something follows the end"),
        arguments(INVOKE + "17", "line 2: an event is a map, not 17"),
        arguments("[[1 2]]", "line 1: an event is a map, not [1 2]"),
        arguments("<html>\n<body>", "line 1: an event is a map"),
        arguments("{\"type\": \"invoke\"}", "line 1, column"),
        arguments("{:process 0, :type :invoke}", "line 1: :f is a keyword, not nil"),
        arguments("{:process 0, :type :invoke, :f 7}", "line 1: :f is a keyword, not 7"),
        arguments("{:process 0, :type :invoke, :f \"\"}", "line 1: :f is a keyword"),
        arguments("{:process 0, :type :invoke, :f \"a b\"}", "line 1: :f is a keyword"),
        arguments("{:type :invoke, :f :read}", "line 1: :process is a number"),
        arguments("{:process -1, :type :invoke, :f :read}", "line 1: :process is a number"),
        arguments("{:process 1.0, :type :invoke, :f :read}", "line 1: :process is a number"),
        arguments("{:process 9999999999, :type :invoke, :f :read}", "line 1: :process is"),
        arguments("{:process :w1, :type :invoke, :f :read}", "line 1: :process is a number"),
        arguments("{:process :w1, :type :ok, :f :read}", "line 1: :process is a number"),
        arguments("{:process 0, :type :invoke, :f :read, :time -1}", "line 1: :time is nano"),
        arguments("{:process 0, :type :invoke, :f :read, :time 1.5}", "line 1: :time is nano"),
        arguments(
            "{:index 3, :process 0, :type :invoke, :f :read}\n{:index 3, :process 0,"
                + " :type :ok, :f :read}",
            "line 2: :index is a number that grows"),
        arguments("{:index :a, :process 0, :type :invoke, :f :read}", "line 1: :index is"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedWithItsPlace(String text, String message) {
    // Where a whole event is wrong, reading stands behind it: which column that is, says little.
    String pattern =
        Pattern.quote(message).replaceFirst("(line \\d+): ", "$1\\\\E, column \\\\d+: \\\\Q");
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("h.edn")
        .withMessageMatching("(?s).*" + pattern + ".*");
  }

  @Test
  void aFileIsNamedInTheError() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.edn"), INVOKE + INVOKE);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> HistoryReader.read(file))
        .withMessageContaining(file + ", line 2, column ");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("binary.edn");
    Files.write(file, new byte[] {'{', ':', 'a', (byte) 0xff, (byte) 0xfe});
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> HistoryReader.read(file))
        .withMessageContaining("binary.edn, line 1, column 4: this is no text in UTF-8");
  }

  @Test
  void binaryGarbageIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("garbage.edn");
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] garbage = new byte[random.nextInt(1, 200)];
      random.nextBytes(garbage);
      Files.write(file, garbage);
      assertThatExceptionOfType(HistoryException.class)
          .as("seed %d", seed)
          .isThrownBy(() -> HistoryReader.read(file))
          .withMessageContaining("garbage.edn");
    }
  }

  /** Every way to cut a file short is an error or a shorter history, but never another one. */
  @Test
  void aTruncatedFileIsNeverReadAsSomethingElse() throws IOException {
    String text = INVOKE + OK + INVOKE;
    List<Event> whole = read(text).events();
    for (int length = 1; length < text.length(); length++) {
      try {
        List<Event> events = read(text.substring(0, length)).events();
        assertThat(events).as("cut at %d", length).isEqualTo(whole.subList(0, events.size()));
      } catch (HistoryException e) {
        assertThat(e).as("cut at %d", length).hasMessageContaining("h.edn, line");
      }
    }
  }

  /**
   * What a killed writer leaves: any number of bytes, of which none may be read as another history.
   */
  @Test
  void aTornLastLineIsLeftOutAndSaid() throws IOException {
    String last = "{:process 0, :type :invoke, :f :read, :value \"é\"}\n";
    byte[] text = (INVOKE + OK + last).getBytes(StandardCharsets.UTF_8);
    int whole = (INVOKE + OK).length();
    Path file = folder.resolve("torn.edn");
    for (int length = whole + 1; length < text.length - 1; length++) {
      Files.write(file, Arrays.copyOf(text, length));
      List<String> notes = new ArrayList<>();
      assertThat(HistoryReader.read(file, notes::add).events())
          .as("torn at %d", length)
          .isEqualTo(read(INVOKE + OK).events());
      assertThat(notes).as("torn at %d", length).singleElement().asString().contains("torn line");
      assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> HistoryReader.read(file));
    }
  }

  @Test
  void anythingElseThatIsWrongStaysWrong() throws IOException {
    List<String> notes = new ArrayList<>();
    for (String wrong :
        List.of(
            INVOKE + "{:process 0\n" + OK + "{:pro", INVOKE + OK + OK, "{:process", "[" + INVOKE)) {
      Path file = Files.writeString(folder.resolve("wrong.edn"), wrong);
      assertThatExceptionOfType(HistoryException.class)
          .as(wrong)
          .isThrownBy(() -> HistoryReader.read(file, notes::add));
    }
    assertThat(HistoryReader.read(Files.writeString(folder.resolve("h"), INVOKE + OK), notes::add))
        .isNotNull();
    assertThat(notes).isEmpty();
  }
}
