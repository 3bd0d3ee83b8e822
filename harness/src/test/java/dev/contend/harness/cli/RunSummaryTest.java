package dev.contend.harness.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.NotRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run prints in the end, in colour and without. */
class RunSummaryTest {
  /** Picocli's: whether {@code Ansi.AUTO} colours, whatever the terminal. */
  private static final String COLOURS = "picocli.ansi";

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String OFF = "\u001b[39m\u001b[0m";

  @TempDir Path runs;

  private final List<CellRecord> cells = new ArrayList<>();
  private final List<NotRun> notRun = new ArrayList<>();
  private final String before = System.getProperty(COLOURS);

  @AfterEach
  void coloursAsBefore() {
    if (before == null) {
      System.clearProperty(COLOURS);
    } else {
      System.setProperty(COLOURS, before);
    }
  }

  @Test
  void whatHoldsEverywhereIsGreenWhatBreaksIsRedAndWhatHoldsSomewhereIsYellow() throws Exception {
    cell("good", "read-committed", "valid", Agreement.AS_GRADED);
    cell("good", "serializable", "valid", Agreement.AS_GRADED);
    cell("bad", "read-committed", "invalid", Agreement.AS_GRADED);
    cell("bad", "serializable", "invalid", Agreement.AS_GRADED);
    cell("mixed", "read-committed", "valid", Agreement.AS_GRADED);
    cell("mixed", "serializable", "invalid", Agreement.AS_GRADED);

    assertThat(holding("true", UTF_8))
        .containsExactly(
            "good      " + GREEN + "✓ all" + OFF,
            "bad       " + RED + "✗ none" + OFF,
            "mixed     " + YELLOW + "◐ read-committed only" + OFF);
  }

  @Test
  void whatIsNeitherGoodNorBadHasNoColour() throws Exception {
    cell("undecided", "read-committed", "unknown", Agreement.UNDECIDED);
    cell("not-shown", "read-committed", "valid", Agreement.NOT_SHOWN);
    notRun.add(new NotRun("w", "absent", "db", "read-committed", "explore", null, "It lacks it."));

    assertThat(holding("true", UTF_8))
        .containsExactly(
            "undecided  ? unknown", "not-shown  ? not shown to break", "absent     – n/a");
  }

  @Test
  void theMatrixHasTheColourOfEachVerdict() throws Exception {
    cell("s", "read-committed", "valid", Agreement.AS_GRADED);
    cell("s", "repeatable-read", "unknown", Agreement.UNDECIDED);
    cell("s", "serializable", "invalid", Agreement.AS_GRADED);

    assertThat(print("true", UTF_8))
        .containsSubsequence(
            GREEN + "✓ valid 7 schedules" + OFF,
            YELLOW + "? unknown ! 7 schedules" + OFF,
            RED + "✗ double-cancel 7 schedules" + OFF);
  }

  @Test
  void withoutColoursAndSignsTheWordsSayTheSame() throws Exception {
    cell("good", "read-committed", "valid", Agreement.AS_GRADED);
    cell("bad", "read-committed", "invalid", Agreement.AS_GRADED);

    assertThat(holding("false", US_ASCII))
        .containsExactly("good      + read-committed", "bad       x not at read-committed");
    assertThat(print("false", US_ASCII))
        .contains("+ valid 7 schedules", "x double-cancel 7 schedules")
        .doesNotContain("\u001b");
  }

  @Test
  void whatWasSeenStandsBesideWhatIsPromised() throws Exception {
    isolation("read-committed", "read-committed", "lost-update", "broken-promise");
    isolation("serializable", "serializable", "G2-item", "broken-promise");

    assertThat(table("what isolation was it really?", "false", US_ASCII))
        .containsExactly(
            "db read-committed  read-committed  lost-update             G2-item",
            "db serializable    serializable    G2-item (not promised)  G2-item");
  }

  private void isolation(String setting, String promised, String... anomalies) {
    cells.add(
        new CellRecord(
            RunDirectory.cellDirectory("w", "s", "db", setting, "stress"),
            "w",
            "s",
            "db",
            setting,
            "stress",
            "unclear",
            List.of(),
            "A reason.",
            "invalid",
            Agreement.UNGRADED,
            List.of(anomalies),
            7,
            1,
            7,
            1,
            1,
            "all",
            new CellRecord.Promise(
                promised, new CellRecord.Published("DB 1", setting, List.of("G2-item")))));
  }

  /** The lines of the table that says what holds where, without its titles. */
  private List<String> holding(String colours, Charset encoding) throws IOException {
    return table("what holds where", colours, encoding);
  }

  private List<String> table(String title, String colours, Charset encoding) throws IOException {
    return print(colours, encoding)
        .lines()
        .dropWhile(line -> !line.contains(title))
        .skip(2)
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  private String print(String colours, Charset encoding) throws IOException {
    System.setProperty(COLOURS, colours);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, out, encoding);
    RunDirectory directory = RunDirectory.create(runs, "summary", Instant.now());
    RunRecord run =
        new RunRecord(
            "summary",
            "2026-01-01T00:00:00Z",
            1,
            true,
            1,
            "run",
            false,
            1,
            "a machine",
            List.of(RunRecord.DatabaseRecord.embedded("db", "1.0")),
            cells,
            notRun,
            List.of());
    directory.write(run);
    new RunSummary(terminal, directory).print(run);
    return out.toString(encoding);
  }

  private void cell(String strategy, String isolation, String verdict, Agreement agreement) {
    cells.add(
        new CellRecord(
            RunDirectory.cellDirectory("w", strategy, "db", isolation, "explore"),
            "w",
            strategy,
            "db",
            isolation,
            "explore",
            "unclear",
            List.of(),
            "A reason.",
            verdict,
            agreement,
            verdict.equals("invalid") ? List.of("double-cancel") : List.of(),
            7,
            1,
            7,
            1,
            1,
            "all"));
  }
}
