package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.SampleCatalogue;
import dev.contend.results.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class RunPageTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ACCOUNT = "https://example.org/questions/1?of=stock";

  @TempDir static Path runs;
  private static RunDirectory run;

  @BeforeAll
  static void render() throws IOException {
    run = SampleRun.write(runs, "run", NOON);
    Report.render(run);
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
    assertThat(page.withClass("span", "whole"))
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

  @ParameterizedTest
  @CsvSource({"postgres, true", "h2, false"})
  void onlyServersWithADiskHaveSettingsForIt(String engine, boolean said) throws IOException {
    RunDirectory other = SampleRun.write(runs.resolve(engine), "run", NOON);
    RunRecord few = Records.withCells(other.run(), other.run().cells().subList(0, 1));
    other.write(Records.withDatabases(few, List.of(DatabaseRecord.embedded(engine, "1.0"))));
    Report.render(other);

    assertThat(Page.read(other.path().resolve("index.html")).text().contains("no fsync"))
        .isEqualTo(said);
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

  private static Page page(String strategy, String isolation) throws IOException {
    String cell = RunDirectory.cellDirectory("stock", strategy, "postgres", isolation, "stress");
    return Page.read(run.cell(cell).resolve("index.html"));
  }
}
