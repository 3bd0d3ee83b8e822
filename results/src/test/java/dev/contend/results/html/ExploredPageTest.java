package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.Origin;
import dev.contend.results.SampleRun;
import dev.contend.results.SampleWitness;
import dev.contend.results.WitnessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class ExploredPageTest {
  @TempDir Path runs;
  private RunDirectory run;
  private CellRecord stress;
  private CellRecord explored;

  @BeforeEach
  void write() throws IOException {
    run = SampleRun.write(runs, "run", Instant.parse("2026-03-01T12:00:00Z"));
    stress = run.run().cells().get(0);
    explored = Records.explored(stress, "valid");
    run.write(Records.withCells(run.run(), List.of(explored, stress)));
    CellDetail detail = run.detail(stress.directory());
    run.write(explored.directory(), Records.explored(detail, checks()));
    List<String> kinds = List.of("double-cancel", "state-anomaly", "as-told");
    for (int i = 0; i < kinds.size(); i++) {
      run.write(
          explored.directory(), i + 1, SampleWitness.of(kinds.get(i), "This is " + kinds.get(i)));
    }
  }

  private static List<Check> checks() {
    return List.of(
        new Check(
            "two cancels of one order",
            "invalid",
            "all 20 schedules",
            List.of(new Finding("double-cancel", "twice", List.of()))),
        new Check("an order and a cancel", "valid", "all 6 schedules", List.of()));
  }

  private Page page() throws IOException {
    Report.render(run);
    return Page.read(run.cell(explored.directory()).resolve("index.html"));
  }

  @Test
  void coverageAndScenesComeFirstAndWhatOnlyStressHasIsLeftOut() throws IOException {
    Page page = page();

    assertThat(rows(page, "scenes"))
        .containsExactly(
            "scene verdict coverage anomalies",
            "two cancels of one order ✗ invalid all 20 schedules double-cancel",
            "an order and a cancel ✓ valid all 6 schedules");
    assertThat(page.text())
        .contains("Holds in every schedule of 2 scenes; 26 were run.")
        .doesNotContain("Latencies", "ops/s", "history.edn", "No operation ended in an error");
    assertThat(page.elements("svg")).isEmpty();
  }

  @Test
  void aScheduleThatShowsSeveralAnomaliesIsDrawnOnceAndBesideTheOneThatWasTold()
      throws IOException {
    Page page = page();

    assertThat(page.elements("caption"))
        .extracting(Page::text)
        .contains("The shortest order that breaks it", "The order told in the account")
        .anyMatch(caption -> caption.startsWith("What happened, and what would have been right"));
    assertThat(page.withClass("table", "lanes")).hasSize(2);
    assertThat(page.text())
        .contains("This is double-cancel", "This is state-anomaly", "Reproduced 3 of 3 times")
        .contains("--explore/witness-1.json")
        .contains("--explore/witness-3.json");
  }

  @Test
  void aWaitReachesDownToTheStepWithWhichItWentOn() throws IOException {
    Element lanes = page().withClass("table", "lanes").get(0);

    assertThat(cells(lanes, 1))
        .containsExactly(
            "",
            "",
            "B cancel begins UPDATE p SET s = s + 1 waits for A",
            "B still waits",
            "B step 3 goes on → 1 row",
            "B UPDATE o ✗ ERROR 40001: no",
            "B ROLLBACK cancel ends in ERROR 40001: no");
    assertThat(cells(lanes, 0).get(0))
        .isEqualTo("A cancel begins SELECT * FROM o WHERE id = ? (1) → open");
    assertThat(cells(lanes, 0).get(4)).isEqualTo("A COMMIT cancel answers [1, 7, :cancelled]");
    assertThat(styles(lanes, 1))
        .containsExactly(
            "lane empty",
            "lane empty",
            "lane in begins waiting stuck",
            "lane in waiting",
            "lane in waiting freed",
            "lane in",
            "lane in ends");
  }

  @Test
  void whatDiffersFromTheAllowedOutcomesIsMarked() throws IOException {
    assertThat(rows(page(), "comparison"))
        .containsExactly(
            "what happened allowed: A.cancel, B.cancel allowed: B.cancel, A.cancel",
            "A.cancel [1, order#1, :cancelled] = the same ≠ [1, order#1, :already]",
            "B.cancel ERROR 40001 ≠ [1, order#1, :already] ≠ [1, order#1, :cancelled]",
            "final state [{:stock=2}] ≠ [{:stock=1}] ≠ [{:stock=1}]");
  }

  @Test
  void theMomentOfTheAnomalyStandsBehindItsStep() throws IOException {
    List<String> rows = rows(page(), "lanes");

    assertThat(rows.indexOf("⚠ This error reaches the caller of B.cancel: a 500."))
        .isEqualTo(1 + 7);
    assertThat(rows.get(1 + 8)).startsWith("⚠ By the end no order of whole operations gives");
  }

  @Test
  void whatTheAccountSaysStandsBesideEachStepWithWhatCameOfIt() throws IOException {
    Page page = page();
    Element told = page.withClass("table", "told").get(0);

    assertThat(page.withClass("table", "told")).hasSize(1);
    assertThat(page.withClass("td", "account"))
        .extracting(Page::text)
        .containsExactly("A looks.", "A takes it.", "B takes it.", "", "", "", "");
    assertThat(Page.text((Element) told.getElementsByTagName("tr").item(2)))
        .isEqualTo("2 A takes it. A UPDATE p SET s = s + 1 → 1 row");
    assertThat(page.withClass("div", "outcome"))
        .extracting(Page::text)
        .containsExactly("What came of it This is as-told");
    assertThat(page.withClass("ul", "told"))
        .extracting(Page::text)
        .singleElement()
        .satisfies(text -> assertThat(text).startsWith("A shop has products"));
  }

  @Test
  void whatCameOfTheOrderThatWasToldHasALineForEachThing() throws IOException {
    run.write(explored.directory(), 3, SampleWitness.of("as-told", "one: a thing.\ntwo: <b>"));

    Element outcome = page().withClass("div", "outcome").get(0);
    assertThat(outcome.getElementsByTagName("li").getLength()).isEqualTo(2);
    assertThat(Page.text((Element) outcome.getElementsByTagName("li").item(1)))
        .isEqualTo("two: <b>");
  }

  @ParameterizedTest
  @CsvSource({
    "EMBEDDED, witness-1.json",
    "CONTAINER, witness-1.json --server container",
    "EXTERNAL, witness-1.json --db-url postgres=URL",
  })
  void theCommandFindsTheServerAgain(Origin origin, String end) throws IOException {
    run.write(
        Records.withDatabases(
            run.run(), List.of(new DatabaseRecord("postgres", "18.6", "postgres", origin, null))));

    assertThat(page().elements("code"))
        .extracting(Page::text)
        .filteredOn(text -> text.startsWith("./contend replay "))
        .hasSize(2)
        .anyMatch(text -> text.endsWith("--explore/" + end));
  }

  @Test
  void aShortestOrderThatIsTheAccountsHasItsWords() throws IOException {
    WitnessRecord told = SampleWitness.of("as-told", "This is as-told");
    run.write(explored.directory(), 1, Records.found(told, "double-cancel"));

    Page page = page();

    assertThat(page.elements("caption"))
        .extracting(Page::text)
        .contains("The shortest order that breaks it, which is that of the account")
        .doesNotContain("The order told in the account");
    assertThat(page.withClass("table", "told")).hasSize(1);
    assertThat(page.withClass("td", "account"))
        .extracting(Page::text)
        .startsWith("A looks.", "A takes it.", "B takes it.", "");
    assertThat(page.withClass("div", "outcome")).isEmpty();
  }

  @Test
  void aBrokenWitnessIsSaid() throws IOException {
    Files.writeString(run.cell(explored.directory()).resolve("witness-2.json"), "{\"kind\":");

    assertThat(page().text())
        .contains("The witnesses can't be shown: ", "witness-2.json is broken")
        .contains("all 20 schedules");
  }

  @Test
  void theRunHasAMatrixForEachDriverAndSaysWhereTheyDiffer() throws IOException {
    page();
    Page page = Page.read(run.path().resolve("index.html"));

    assertThat(page.elements("h3"))
        .extracting(Page::text)
        .anyMatch(title -> title.startsWith("stock on postgres, explore"))
        .anyMatch(title -> title.startsWith("stock on postgres, stress"));
    assertThat(page.withClass("td", "cell"))
        .extracting(Page::text)
        .satisfiesExactly(
            cell -> assertThat(cell).startsWith("✓ valid").endsWith("26 schedules"),
            cell -> assertThat(cell).startsWith("✗ invalid").endsWith("ops/s"));
    assertThat(page.text())
        .contains(
            "stock check-then-act on postgres at read-committed: "
                + "explore says ✓ valid and stress says ✗ invalid");
  }

  private static List<String> rows(Page page, String table) {
    List<String> rows = new ArrayList<>();
    var found = page.withClass("table", table).get(0).getElementsByTagName("tr");
    for (int i = 0; i < found.getLength(); i++) {
      rows.add(Page.text((Element) found.item(i)));
    }
    return rows;
  }

  private static List<Element> lane(Element lanes, int session) {
    List<Element> cells = new ArrayList<>();
    var all = lanes.getElementsByTagName("td");
    for (int i = 0; i < all.getLength(); i++) {
      Element cell = (Element) all.item(i);
      if (cell.getAttribute("class").startsWith("lane")) {
        cells.add(cell);
      }
    }
    return IntStream.range(0, cells.size())
        .filter(i -> i % 2 == session)
        .mapToObj(cells::get)
        .toList();
  }

  private static List<String> cells(Element lanes, int session) {
    return lane(lanes, session).stream().map(Page::text).toList();
  }

  private static List<String> styles(Element lanes, int session) {
    return lane(lanes, session).stream().map(cell -> cell.getAttribute("class")).toList();
  }
}
