package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.SampleRun;
import dev.contend.results.html.view.Costs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final String ACCOUNT = "https://example.org/questions/1?of=stock";

  @TempDir static Path runs;
  private static RunDirectory run;
  private static List<Page> pages;

  @BeforeAll
  static void render() throws IOException {
    run = SampleRun.write(runs, "run", NOON);
    Report.render(run);
    Report.renderIndex(runs);
    pages = Page.all(runs);
  }

  @Test
  void everyCellAndEveryStrategyHasAPage() {
    assertThat(pages).hasSize(1 + 1 + 56 + 7);
  }

  @Test
  void everyReferenceIsRelativeAndLeadsToAFile() {
    for (Page page : pages) {
      assertThat(page.references()).isNotEmpty();
      for (String reference : page.references()) {
        if (reference.startsWith("#")) {
          assertThat(page.elements("*").stream().map(element -> element.getAttribute("id")))
              .as("%s of %s", reference, page.file())
              .containsOnlyOnce(reference.substring(1));
        } else if (!reference.equals(ACCOUNT)) {
          URI target = page.file().toUri().resolve(reference);
          assertThat(URI.create(reference).isAbsolute()).as(reference).isFalse();
          assertThat(Path.of(target)).as("%s of %s", reference, page.file()).exists();
        }
      }
    }
  }

  @Test
  void styleSheetAndScriptsReferToNoServer() throws IOException {
    Path assets = run.path().resolve("assets");
    assertThat(assets.resolve("report.css")).content().doesNotContain("http", "@import", "url(");
    assertThat(assets.resolve("report.js")).content().doesNotContain("http");
    assertThat(assets.resolve("chart.js")).content().contains("Chart.js v4");
    assertThat(assets.resolve("highlight.js")).content().contains("Highlight.js v11");
  }

  @Test
  void everyPageHasOneHeadingAndALanguageAndScopedTableHeaders() {
    for (Page page : pages) {
      assertThat(page.elements("h1")).as(page.file().toString()).hasSize(1);
      assertThat(page.document().getDocumentElement().getAttribute("lang")).isEqualTo("en");
      assertThat(page.elements("th")).allMatch(th -> !th.getAttribute("scope").isEmpty());
    }
  }

  @Test
  void aCellPageShowsEvidenceSourceLatenciesAndErrors() throws IOException {
    Page page = page("check-then-act", "read-committed");

    assertThat(page.text())
        .contains("✗ invalid")
        .contains("Graded breaks with double-cancel, stock-above-origin: Two cancels")
        .contains("was answered cancelled 2 times")
        .contains("Reading the row with FOR UPDATE")
        .contains("SELECT * FROM orders WHERE id = ? FOR UPDATE")
        .contains("40P01 deadlock detected fail 17")
        .contains("READ COMMITTED")
        .contains("./contend run --workload stock --strategy check-then-act");
    assertThat(page.elements("svg")).isNotEmpty();
    assertThat(page.withClass("g", "named")).isNotEmpty();
    assertThat(page.withClass("g", "context")).isNotEmpty();
    assertThat(page.elements("tr").stream().map(tr -> tr.getAttribute("data-percentile")))
        .contains("50", "99", "99.9");
  }

  @Test
  void checkersThatFoundSomethingComeFirst() throws IOException {
    RunDirectory run = SampleRun.write(runs.resolve("order"), "run", NOON);
    CellRecord cell = run.run().cells().get(0);
    CellDetail detail = run.detail(cell.directory());
    run.write(Records.withCells(run.run(), List.of(cell)));
    run.write(cell.directory(), Records.withVerdicts(detail, "valid", "unknown", "invalid"));

    Report.render(run);

    Page page = Page.read(run.cell(cell.directory()).resolve("index.html"));
    assertThat(page.elements("h3"))
        .extracting(Page::text)
        .containsExactly("checker ✗ invalid", "checker ? unknown", "checker ✓ valid");
  }

  @Test
  void aCellWithoutFindingsHasTheRaceButNoTimeLineOfAFinding() throws IOException {
    Page page = page("select-for-update", "read-committed");

    assertThat(page.text()).contains("✓ valid").contains("The verdict is as graded.");
    assertThat(page.elements("svg")).isEmpty();
    assertThat(page.withClass("figure", "race")).hasSize(1);
    assertThat(page.elements("tr").stream().filter(tr -> tr.hasAttribute("data-ok")))
        .hasSizeGreaterThan(10);
    assertThat(page.file().resolveSibling("operations.js"))
        .content()
        .startsWith("(window.contendOperations ??= {})[\"cells/stock--select-for-update--");
  }

  @Test
  void aStrategyHasItsSourceItsAccountAndItsVerdictsEverywhere() throws IOException {
    Page page =
        Page.read(run.path().resolve("strategies/stock--check-then-act").resolve("index.html"));

    assertThat(page.text())
        .contains("check-then-act a strategy of stock")
        .contains("“Reading the row with FOR UPDATE")
        .contains("SELECT * FROM orders WHERE id = ? FOR UPDATE")
        .contains("A shop has products with a stock")
        .contains("postgres, stress", "mariadb, stress")
        .doesNotContain("What it costs");
    assertThat(page.withClass("td", "cell")).hasSize(3 + 5 + 1);
    assertThat(page.elements("pre")).hasSize(1);
  }

  @Test
  void costsAreShownOnlyWhereSomebodyMeasuredThemAndBesideTheVerdict() throws IOException {
    RunDirectory costly = SampleRun.write(runs.resolve("costs"), "run", NOON);
    Report.render(
        costly,
        (workload, strategy, database, isolation) ->
            isolation.equals("serializable")
                ? List.of(
                    new Costs.Cost(
                        2,
                        1,
                        strategy.equals("version-column") ? 2000 : 500,
                        12.5,
                        1,
                        2.5,
                        4,
                        0.25,
                        0))
                : List.of());

    Page page = Page.read(costly.path().resolve("index.html"));
    assertThat(page.withClass("span", "cost"))
        .hasSize(2 * 7)
        .extracting(Page::text)
        .contains("0.250× 500 ± 12.5 ops/s, p99 2.50 ms", "1.00× 2,000 ± 12.5 ops/s, p99 2.50 ms");
    assertThat(Page.text(page.withClass("ul", "answers").get(0)))
        .contains("at serializable (2 threads, 1 key): ")
        .doesNotContain("at read-committed");
    Page strategy = Page.read(costly.path().resolve("strategies/stock--check-then-act/index.html"));
    assertThat(strategy.text())
        .contains("What it costs")
        .contains("postgres serializable ✓ valid 2 1 500 ± 12.5 1.00 2.50 4.00 0.250 0");
    assertThat(strategy.withClass("figure", "costs-curve")).isEmpty();
  }

  @Test
  void manyFindingsAreCounted() throws IOException {
    RunDirectory many = SampleRun.write(runs.resolve("many"), "run", NOON);
    CellRecord cell = many.run().cells().get(0);
    many.write(Records.withCells(many.run(), List.of(cell)));
    many.write(cell.directory(), Records.withFindings(many.detail(cell.directory()), 14));

    Report.render(many);

    Page page = Page.read(many.cell(cell.directory()).resolve("index.html"));
    assertThat(page.withClass("article", "finding")).hasSize(10);
    assertThat(page.text()).contains("And 4 more, in verdict.json.");
  }

  @Test
  void aCellWithoutVerdictOrHistorySaysSo() throws IOException {
    RunDirectory torn = SampleRun.write(runs.resolve("torn"), "run", NOON);
    List<CellRecord> cells = torn.run().cells().subList(0, 2);
    torn.write(Records.withCells(torn.run(), cells));
    Path lost = torn.cell(cells.get(0).directory());
    Path garbled = torn.cell(cells.get(1).directory());
    Files.delete(lost.resolve("verdict.json"));
    Files.writeString(garbled.resolve("history.edn"), "{:process 0, :type :ok, :f :x");

    Report.render(torn);

    assertThat(Page.read(lost.resolve("index.html")).text())
        .contains("can't read " + lost.resolve("verdict.json"));
    assertThat(Page.read(garbled.resolve("index.html")).text())
        .contains("The history can't be shown: ")
        .contains("was answered cancelled 2 times");
  }

  @Test
  void aBrokenRunCannotBeRendered() throws IOException {
    RunDirectory broken = RunDirectory.create(runs.resolve("broken"), "run", NOON);

    assertThatIOException()
        .isThrownBy(() -> Report.render(broken))
        .withMessageContaining("can't read " + broken.path().resolve("run.json"));
  }

  private static Page page(String strategy, String isolation) throws IOException {
    String cell = RunDirectory.cellDirectory("stock", strategy, "postgres", isolation, "stress");
    return Page.read(run.cell(cell).resolve("index.html"));
  }
}
