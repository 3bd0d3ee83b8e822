package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Dependencies.Step;
import dev.contend.checkers.Dependencies.Transaction;
import dev.contend.results.CellRecord;
import dev.contend.results.CellRecord.Promise;
import dev.contend.results.CellRecord.Published;
import dev.contend.results.RunDirectory;
import dev.contend.results.SampleRun;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
              new Transaction(
                  0,
                  0,
                  "ok",
                  List.of("[:r 2 []]", "[:append 1 7]"),
                  List.of("SELECT a WHERE id = ? (2)", "COMMIT")),
              new Transaction(1, 1, "ok", List.of("[:r 1 []]", "[:append 2 8]"))),
          List.of(
              new Step(0, 1, "rw", "T0 read [] of 2, without 8"),
              new Step(1, 0, "rw", "T1 read [] of 1, without 7")),
          true);

  private static final Promise SNAPSHOT =
      new Promise("snapshot-isolation", new Published("Product 1", "its level", List.of("P4")));

  @TempDir static Path runs;
  private static RunDirectory run;
  private static Path cell;

  @BeforeAll
  static void write() throws IOException {
    run = SampleRun.write(runs, "run", Instant.parse("2026-03-01T12:00:00Z"));
    CellRecord record = run.run().cells().get(0);
    cell = run.cell(record.directory());
    CellRecord other = run.run().cells().get(1);
    run.write(
        Records.withCells(
            run.run(),
            List.of(
                Records.withPromise(
                    record,
                    SNAPSHOT,
                    "G2-item-realtime",
                    "lost-update",
                    "G2-item",
                    "G1c-realtime",
                    "broken-promise"),
                Records.withPromise(other, new Promise("serializable", null)))));
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
        .contains("T1 T0 rw T1 read [] of 1, without 7")
        .contains("The statements that they sent T0 SELECT a WHERE id = ? (2) COMMIT");
  }

  @Test
  void whatWasSeenStandsBesideWhatIsPromised() throws IOException {
    Report.render(run);
    Page page = Page.read(run.path().resolve("index.html"));
    assertThat(page.text())
        .contains(
            "read-committed snapshot-isolation lost-update not promised G2-item G1c-realtime 1,000 P4 Product 1 its level")
        .contains("repeatable-read serializable nothing 1,000 –");
    assertThat(page.references()).contains(Links.to(run.run().cells().get(0)) + "#G2-item");
    assertThat(Page.read(cell.resolve("index.html")).elements("article"))
        .extracting(finding -> finding.getAttribute("id"))
        .containsExactly("G2-item");
  }

  @Test
  void inASingleFileLinksLeadToTheFindingToo() throws IOException {
    Path file = runs.resolve("single.html");
    SingleFile.write(run, Costs.NONE, file);
    Document page = Jsoup.parse(Files.readString(file));
    String href = page.select("#run\\.isolation a[href$=.G2-item]").attr("href");
    assertThat(page.getElementById(href.substring(1)).text()).startsWith("G2-item a circle");
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
