package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Dependencies.Step;
import dev.contend.checkers.Dependencies.Transaction;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a race whose transactions go in a circle draws it. */
class TransactionsOnPageTest {
  private static final Dependencies WRITE_SKEW =
      new Dependencies(
          "A circle.",
          List.of("repeatable-read"),
          List.of(
              new Transaction(0, 0, "ok", List.of("[:r 2 []]", "[:append 1 7]")),
              new Transaction(1, 1, "ok", List.of("[:r 1 []]", "[:append 2 8]"))),
          List.of(
              new Step(0, 1, "rw", "T0 read [] of 2, without 8"),
              new Step(1, 0, "rw", "T1 read [] of 1, without 7")),
          true);

  @TempDir static Path runs;
  private static RunDirectory run;
  private static Path cell;

  @BeforeAll
  static void write() throws IOException {
    run = SampleRun.write(runs, "run", Instant.parse("2026-03-01T12:00:00Z"));
    CellRecord record = run.run().cells().get(0);
    cell = run.cell(record.directory());
    run.write(
        record.directory(), Records.withDependencies(run.detail(record.directory()), WRITE_SKEW));
  }

  @Test
  void aCircleIsDrawnWithAReasonForEachStep() throws IOException {
    Report.render(run);
    Page page = Page.read(cell.resolve("index.html"));
    assertThat(page.withClass("figure", "dependencies")).hasSize(1);
    assertThat(page.text())
        .contains("T0 T1 rw T0 read [] of 2, without 8")
        .contains("T1 T0 rw T1 read [] of 1, without 7");
  }

  @Test
  void aStepBetweenOthersThanTheTransactionsIsABrokenFile() throws IOException {
    Path verdict = cell.resolve("verdict.json");
    String whole = Files.readString(verdict);
    try {
      Files.writeString(verdict, whole.replace("\"to\" : 1,", "\"to\" : 5,"));
      Report.render(run);
      assertThat(Page.read(cell.resolve("index.html")).text())
          .contains("verdict.json is broken")
          .contains("the step from T0 to T5");
    } finally {
      Files.writeString(verdict, whole);
    }
  }
}
