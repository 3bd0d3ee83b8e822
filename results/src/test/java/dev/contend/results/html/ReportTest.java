package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.SampleCatalogue;
import dev.contend.results.SampleRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

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
  void everyCellHasAPage() {
    assertThat(pages).hasSize(1 + 1 + 56);
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
  void theRunPageSaysWhatItFoundAndShowsEachCellInAMatrix() throws IOException {
    Page page = Page.read(run.path().resolve("index.html"));

    assertThat(page.text()).contains("56 cells: 35 hold as graded, 17 break as graded");
    assertThat(page.withClass("details", "matrix"))
        .hasSize(2)
        .allMatch(matrix -> matrix.hasAttribute("open"));
    assertThat(page.withClass("td", "cell")).hasSize(56);
    assertThat(page.withClass("td", "contradicts"))
        .singleElement()
        .satisfies(
            cell ->
                assertThat(Page.text(cell))
                    .startsWith("✗ invalid contradicts its grade double-cancel")
                    .endsWith("ops/s"));
    assertThat(page.withClass("td", "not-shown")).hasSize(1);
    assertThat(page.withClass("td", "undecided")).hasSize(1);
    assertThat(page.elements("section"))
        .extracting(section -> section.getAttribute("id"))
        .containsExactly("holding", "workload-1", "disagreements", "made");
  }

  @Test
  void theRunPageBeginsWithWhatHoldsWhere() throws IOException {
    Page page = Page.read(run.path().resolve("index.html"));

    assertThat(page.elements("section").get(0).getAttribute("id")).isEqualTo("holding");
    assertThat(page.withClass("td", "held"))
        .extracting(Page::text)
        .hasSize(14)
        .startsWith("◐ serializable only", "◐ serializable only")
        .contains("◐ serializable only; not shown to break at repeatable-read", "✓ all")
        .endsWith("✓ all", "◐ all but read-uncommitted (unknown)");
  }

  @Test
  void aWorkloadSaysWhoToldOfItAndSoDoThePagesOfItsCells() throws IOException {
    for (Page page : List.of(pageOfTheRun(), page("check-then-act", "read-committed"))) {
      assertThat(page.elements("a").stream().filter(a -> a.getAttribute("href").equals(ACCOUNT)))
          .extracting(Page::text)
          .containsExactly("Concurrent requests, an account of stock");
      assertThat(page.withClass("ul", "told"))
          .singleElement()
          .satisfies(
              told ->
                  assertThat(Page.text(told))
                      .startsWith("A shop has products")
                      .endsWith("before anybody ordered."));
    }
  }

  private static Page pageOfTheRun() throws IOException {
    return Page.read(run.path().resolve("index.html"));
  }

  @Test
  void aCellThatIsTheSameAsAnotherSaysSoAndWhyWithoutHovering() throws IOException {
    Page page = pageOfTheRun();

    assertThat(page.withClass("td", "not-run"))
        .hasSize(7)
        .extracting(Page::text)
        .containsOnly("= read-committed 1");
    assertThat(page.withClass("ol", "notes"))
        .extracting(Page::text)
        .containsExactly("Read Uncommitted is another name of Read Committed.");
  }

  @Test
  void ofALargeRunOnlyWhatDidNotComeOutAsGradedIsUnfolded() throws IOException {
    RunDirectory catalogue = SampleCatalogue.write(runs.resolve("large"), NOON);
    Report.render(catalogue);

    Page page = Page.read(catalogue.path().resolve("index.html"));
    List<Element> matrices = page.withClass("details", "matrix");
    assertThat(matrices).hasSize(5 * 3 * 2);
    assertThat(matrices.stream().filter(matrix -> matrix.hasAttribute("open")))
        .isNotEmpty()
        .allMatch(matrix -> Page.text(matrix).contains("not shown this time"));
    assertThat(matrices.stream().filter(matrix -> !matrix.hasAttribute("open")))
        .isNotEmpty()
        .noneMatch(matrix -> Page.text(matrix).contains("not shown this time"));
    assertThat(page.elements("h2"))
        .extracting(Page::text)
        .contains("What h2 would have told you", "Where the two drivers differ");
    assertThat(page.elements("h3"))
        .extracting(Page::text)
        .containsSubsequence(
            "explore: holds on h2, breaks elsewhere", "stress: holds on h2, breaks elsewhere");
  }

  @Test
  void aRunOfBeforeThereWereAccountsAndReasonsIsShown(@TempDir Path folder) throws IOException {
    RunDirectory old = SampleRun.write(folder, "old", NOON);
    Path file = old.path().resolve("run.json");
    String json = Files.readString(file);
    int from = json.indexOf("\"not_run\"");
    assertThat(json.indexOf("\"accounts\"", from)).isPositive();
    Files.writeString(file, json.substring(0, json.lastIndexOf(',', from)) + "}");

    Report.render(old);

    Page page = Page.read(old.path().resolve("index.html"));
    assertThat(page.withClass("td", "cell")).hasSize(56);
    assertThat(page.withClass("td", "not-run")).isEmpty();
    assertThat(page.withClass("ul", "told")).isEmpty();
  }

  @Test
  void columnsAndRowsKeepTheOrderOfTheRun() throws IOException {
    Element matrix =
        Page.read(run.path().resolve("index.html")).withClass("details", "matrix").get(1);

    assertThat(headers(matrix))
        .startsWith(
            "strategy",
            "read-uncommitted",
            "read-committed",
            "repeatable-read",
            "repeatable-read+snapshot",
            "serializable",
            "check-then-act",
            "read-modify-write");
  }

  @Test
  void ofManyKindsThoseThatTheGradeNamesAreShownFirst() throws IOException {
    RunDirectory many = SampleRun.write(runs.resolve("kinds"), "run", NOON);
    CellRecord cell = Records.withAnomalies(many.run().cells().get(0), List.of("d", "g", "e", "f"));
    many.write(Records.withCells(many.run(), List.of(cell)));

    Report.render(many);

    assertThat(Page.read(many.path().resolve("index.html")).withClass("td", "cell"))
        .singleElement()
        .satisfies(td -> assertThat(Page.text(td)).contains("✗ invalid g d e and 1 more"));
  }

  @Test
  void aCellThatWasNotRunIsADash() throws IOException {
    RunDirectory partial = SampleRun.write(runs.resolve("partial"), "run", NOON);
    List<CellRecord> cells = partial.run().cells();
    partial.write(
        Records.withCells(partial.run(), List.of(cells.get(0), cells.get(1), cells.get(8))));

    Report.render(partial);

    assertThat(Page.read(partial.path().resolve("index.html")).withClass("td", "missing"))
        .extracting(Page::text)
        .containsExactly("–");
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
    run.write(cell.directory(), Records.withVerdicts(detail, "valid", "unknown", "invalid"));

    Report.render(run);

    Page page = Page.read(run.cell(cell.directory()).resolve("index.html"));
    assertThat(page.elements("h3"))
        .extracting(Page::text)
        .containsExactly("checker ✗ invalid", "checker ? unknown", "checker ✓ valid");
  }

  @Test
  void aCellWithoutFindingsHasNoTimeLine() throws IOException {
    Page page = page("select-for-update", "read-committed");

    assertThat(page.text()).contains("✓ valid").contains("The verdict is as graded.");
    assertThat(page.elements("svg")).isEmpty();
  }

  @Test
  void manyFindingsAreCounted() throws IOException {
    RunDirectory many = SampleRun.write(runs.resolve("many"), "run", NOON);
    CellRecord cell = many.run().cells().get(0);
    many.write(cell.directory(), Records.withFindings(many.detail(cell.directory()), 14));

    Report.render(many);

    Page page = Page.read(many.cell(cell.directory()).resolve("index.html"));
    assertThat(page.withClass("article", "finding")).hasSize(10);
    assertThat(page.text()).contains("And 4 more, in verdict.json.");
  }

  @Test
  void aCellWithoutVerdictOrHistorySaysSo() throws IOException {
    RunDirectory torn = SampleRun.write(runs.resolve("torn"), "run", NOON);
    List<CellRecord> cells = torn.run().cells();
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

  private static List<String> headers(Element matrix) {
    var headers = matrix.getElementsByTagName("th");
    return java.util.stream.IntStream.range(0, headers.getLength())
        .mapToObj(i -> Page.text((Element) headers.item(i)))
        .toList();
  }

  @Test
  void aHistoryWithoutVerdictIsListed(@TempDir Path folder) throws IOException {
    RunDirectory cut = SampleRun.write(folder, "cut", NOON);
    String cell = cut.run().cells().get(0).directory();
    Files.delete(cut.cell(cell).resolve("verdict.json"));
    Report.render(cut);

    assertThat(cut.unjudged()).containsExactly(cell);
    assertThat(cut.path().resolve("index.html"))
        .content()
        .contains("Histories without a verdict", cell + "/history.edn");
    assertThat(run.unjudged()).isEmpty();
    assertThat(run.path().resolve("index.html")).content().doesNotContain("without a verdict");
  }
}
