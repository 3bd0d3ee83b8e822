package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.HermitageRecord.Case;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.HermitageRecord.Published;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.SampleWitness;
import dev.contend.results.html.view.Costs;
import dev.contend.results.summary.Comparison;
import dev.contend.results.summary.HermitageCells;
import dev.contend.results.summary.JUnitXml;
import dev.contend.results.summary.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HermitageReportTest {
  private static final String HOSTILE = "<script>alert('1')</script>\"&";
  private static final Case LOST = new Case("P4", "lost update", "Both.", scripts("SELECT 1"));
  private static final Case SKEW = new Case("G2", "skew", "Neither.", scripts("SELECT 2"));

  @TempDir Path runs;
  private RunDirectory run;

  private static List<List<String>> scripts(String sql) {
    return List.of(List.of(sql, "COMMIT"), List.of(sql, "ROLLBACK"));
  }

  private static Published published(boolean prevented, String why) {
    return new Published(
        "MySQL 5.6.21", "repeatable read", prevented, why, why == null ? null : "https://x.org/a");
  }

  private static Cell cell(
      String name, String database, String level, Answer answer, Published published) {
    boolean allowed = answer == Answer.ALLOWED;
    return new Cell(
        RunDirectory.cellDirectory("hermitage", name, database, level, "explore"),
        name,
        database,
        level,
        answer,
        answer == Answer.ERROR ? List.of("40001") : List.of(),
        20,
        18,
        allowed ? 6 : 0,
        4,
        2,
        "all 20 schedules",
        false,
        allowed ? 1 : 0,
        allowed ? 2 : 1,
        published);
  }

  private Page render(boolean complete, String database, List<Case> cases, Cell... cells)
      throws IOException {
    run = RunDirectory.create(runs, "hermitage", Instant.parse("2026-03-01T12:00:00Z"));
    run.write(
        new RunRecord(
            "hermitage",
            "2026-03-01T12:00:00Z",
            60,
            complete,
            0,
            "./contend hermitage",
            false,
            3,
            "a machine",
            List.of(DatabaseRecord.embedded(database, "1.2")),
            List.of(),
            List.of(),
            List.of()));
    HermitageRecord table = new HermitageRecord("https://example.org", cases, List.of(cells));
    run.write(table);
    for (Cell cell : cells) {
      run.write(cell.directory(), 1, SampleWitness.of("as-told", "It does not show it."));
    }
    assertThat(run.hermitage()).contains(table);
    Report.render(run);
    Report.renderIndex(runs);
    return Page.read(run.path().resolve("index.html"));
  }

  @Test
  void theTableSaysInWordsWhatEachSettingLetsThrough() throws IOException {
    Page page =
        render(
            true,
            "maria",
            List.of(LOST, SKEW),
            cell("P4", "maria", "repeatable-read", Answer.ALLOWED, published(false, null)),
            cell("G2", "maria", "repeatable-read", Answer.UNKNOWN, published(true, null)),
            cell("P4", "maria", "snapshot", Answer.ERROR, published(false, "It is a switch.")),
            cell("G2", "maria", "snapshot", Answer.ALLOWED, published(true, null)),
            cell("P4", "maria", "serializable", Answer.WAITS, null));

    assertThat(page.text())
        .contains("5 cells: 2 prevented, 2 allowed, 1 unknown; 2 otherwise than in the published")
        .contains("maria 1.2, beside MySQL 5.6.21");
    assertThat(page.withClass("td", "cell").stream().map(Page::text))
        .containsExactly(
            "✗ allowed",
            "? unknown",
            "✓ prevented: error 40001 ≠ published: allowed",
            "✗ allowed ≠ published: prevented",
            "✓ prevented: waits");
    assertThat(page.withClass("td", "not-run")).hasSize(1);
    assertThat(page.elements("tr").stream().filter(row -> row.hasAttribute("id")))
        .extracting(Page::text)
        .containsExactly(
            "P4 on maria at snapshot ✓ prevented: error 40001"
                + " allowed, MySQL 5.6.21 at repeatable read does not show it"
                + " It is a switch. Source",
            "G2 on maria at snapshot ✗ allowed"
                + " prevented, MySQL 5.6.21 at repeatable read does not show it"
                + " Nobody has explained this difference yet.");
  }

  @Test
  void whatTellsOfOtherRunsTellsOfThisTableToo() throws IOException {
    List<Case> cases = List.of(LOST, SKEW);
    Cell lost = cell("P4", "maria", "repeatable-read", Answer.ALLOWED, published(false, null));
    Cell unknown = cell("G2", "maria", "repeatable-read", Answer.UNKNOWN, published(true, null));
    Cell explained = cell("P4", "maria", "snapshot", Answer.ERROR, published(false, "A switch."));
    Cell wrong = cell("G2", "maria", "snapshot", Answer.ALLOWED, published(true, null));
    render(true, "maria", cases, lost, unknown, explained, wrong);
    RunRecord before = HermitageCells.of(run);
    assertThat(before.cells())
        .extracting(CellRecord::agreement)
        .containsExactly(
            Agreement.AS_GRADED, Agreement.UNDECIDED, Agreement.UNGRADED, Agreement.CONTRADICTS);
    assertThat(JUnitXml.of(before))
        .contains("name=\"hermitage on maria, explore\" tests=\"4\" failures=\"1\" errors=\"1\"");
    assertThat(Markdown.of(before, Costs.NONE))
        .contains("| hermitage G2 on maria at snapshot, explore | invalid, ");

    Cell mended = cell("P4", "maria", "repeatable-read", Answer.WAITS, published(false, null));
    HermitageRecord table =
        new HermitageRecord(
            "https://example.org", cases, List.of(mended, unknown, explained, wrong));
    run.write(table);
    assertThat(Comparison.of(before, HermitageCells.of(run), Costs.NONE, Costs.NONE).changed())
        .extracting(Comparison.Change::cell)
        .containsExactly("hermitage P4 on maria at repeatable-read, explore");
  }

  @Test
  void eachCellHasAPageWithItsScheduleAsLanes() throws IOException {
    render(
        true,
        "maria",
        List.of(LOST),
        cell("P4", "maria", "snapshot", Answer.SNAPSHOT, published(false, "It is a switch.")));

    for (Page page : Page.all(run.path())) {
      for (String reference : page.references()) {
        if (!reference.startsWith("#") && !reference.startsWith("http")) {
          assertThat(page.file().resolveSibling(reference.replaceFirst("#.*", ""))).exists();
        }
      }
    }
    Path folder = run.path().resolve("cells/hermitage--P4--maria--snapshot--explore");
    Page page = Page.read(folder.resolve("index.html"));
    assertThat(page.text())
        .contains("✓ prevented: snapshot")
        .contains("None of the 20 schedules that were run shows it. In 18 of them")
        .contains("in 4 of these a session waited, in 2 an error ended a transaction.")
        .contains("≠ published The published table has it as allowed, of MySQL 5.6.21")
        .contains("It is a switch.", "T1 SELECT 1 COMMIT", "T2 SELECT 1 ROLLBACK")
        .contains("Hermitage's own order, which does not show it", "./contend replay");
    assertThat(page.withClass("table", "lanes")).hasSize(1);
  }

  @Test
  void aTableThatWasCutShortSaysSoAndABrokenScheduleDoesNotKeepThePageAway() throws IOException {
    Cell cell = cell("P4", "maria", "snapshot", Answer.WAITS, null);
    Page page = render(false, "maria", List.of(LOST), cell);
    assertThat(page.text()).contains("Not complete", "which the published table does not have");

    Files.writeString(run.cell(cell.directory()).resolve("witness-1.json"), "{");
    Report.render(run);
    assertThat(Page.read(run.cell(cell.directory()).resolve("index.html")).text())
        .contains("The schedules can't be shown: ");
  }

  @Test
  void whatSomebodySaidIsText() throws IOException {
    render(
        true,
        HOSTILE,
        List.of(new Case(HOSTILE, HOSTILE, HOSTILE, scripts(HOSTILE))),
        cell(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            Answer.ALLOWED,
            new Published(HOSTILE, HOSTILE, true, HOSTILE, "javascript:alert(1)")));

    for (Page page : Page.all(run.path())) {
      assertThat(page.elements("script")).isEmpty();
      assertThat(page.text()).contains(HOSTILE);
      assertThat(page.references()).noneMatch(reference -> reference.startsWith("javascript"));
    }
  }
}
