package dev.contend.results.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.contend.results.CellRecord;
import dev.contend.results.HostileRun;
import dev.contend.results.RunDirectory;
import dev.contend.results.browser.SamplePages.Kind;
import dev.contend.results.html.Report;
import dev.contend.results.html.SingleFile;
import dev.contend.results.html.view.Costs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a browser shows them, from disk. */
class PagesInBrowserIT {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><b onclick='x'>\"quoted\" & 'so'</b>";

  @RegisterExtension static final SharedPages SHARED = new SharedPages();

  @Test
  void theMatricesAreFilteredByDatabaseAndLevel() {
    Page page = SHARED.browser().open(SHARED.pages().large(), 1280, ColorScheme.LIGHT).page();
    Locator mariadb = page.locator("details.matrix:has([data-database=mariadb])");
    assertThat(mariadb.first().isVisible()).isTrue();

    page.getByLabel("mariadb", new Page.GetByLabelOptions().setExact(true)).uncheck();
    assertThat(mariadb.all()).noneMatch(Locator::isVisible);
    assertThat(page.locator(".holding th[data-database=mariadb]").all())
        .noneMatch(Locator::isVisible);
    assertThat(page.locator("details.matrix:has([data-database=postgres])").first().isVisible())
        .isTrue();

    page.getByLabel("serializable", new Page.GetByLabelOptions().setExact(true)).uncheck();
    assertThat(page.locator("[data-level=serializable]").all()).noneMatch(Locator::isVisible);
    assertThat(page.locator(".held .levels li[data-level=read-committed]").first().isVisible())
        .isTrue();
    assertThat(page.locator("form.filter output").textContent()).contains("postgres, h2");

    // A form is reset only after it has said so, and so the page shows all a moment later.
    page.getByText("show all").click();
    mariadb.first().waitFor();
    page.locator(".held .whole").first().waitFor();
    page.close();
  }

  @Test
  void aWitnessIsSteppedThroughWithButtonsAndKeys() {
    Page page =
        SHARED.browser().open(SHARED.pages().of(Kind.BROKEN), 1280, ColorScheme.LIGHT).page();
    Locator witness = page.locator(".pictures").first();
    Locator said = witness.locator(".stepper output");
    assertThat(said.textContent()).isEqualTo("step 7 of 7");

    witness.getByText("first", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(said.textContent()).isEqualTo("step 1 of 7");
    assertThat(witness.locator("tbody tr.to-come:not(.moment)").count()).isEqualTo(6);
    assertThat(witness.locator("[aria-current=step] .step").textContent()).isEqualTo("1");

    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(said.textContent()).isEqualTo("step 3 of 7");
    page.keyboard().press("ArrowLeft");
    assertThat(said.textContent()).isEqualTo("step 2 of 7");

    witness.getByText("to the anomaly").click();
    assertThat(said.textContent()).isEqualTo("step 7 of 7");
    assertThat(witness.locator("tr.moment:not(.to-come)").count()).isEqualTo(2);
    page.close();
  }

  @Test
  void theTimeLineZoomsMovesAndTellsOfOperations() {
    Page page =
        SHARED.browser().open(SHARED.pages().of(Kind.RACED), 1280, ColorScheme.LIGHT).page();
    Locator race = page.locator("figure.race");
    double whole = span(race);

    race.getByText("zoom in").click();
    assertThat(span(race)).isEqualTo(whole / 2);
    race.locator(".stage").press("+");
    assertThat(span(race)).isEqualTo(whole / 4);
    double from = Double.parseDouble(race.getAttribute("data-from"));
    race.locator(".stage").press("ArrowRight");
    assertThat(Double.parseDouble(race.getAttribute("data-from")))
        .isCloseTo(from + whole / 16, org.assertj.core.data.Offset.offset(1.0));
    race.locator(".stage").press("n");
    assertThat(race.locator("output").textContent()).startsWith("operation 0, process ");
    race.locator(".stage").press("a");
    assertThat(race.locator("output").textContent()).contains("of an anomaly");
    race.locator(".stage").press("0");
    assertThat(span(race)).isEqualTo(whole);
    assertThat((boolean) page.evaluate(DRAWN)).as("something is drawn").isTrue();
    page.close();
  }

  /** Whether the canvas has pixels of several colours. */
  private static final String DRAWN =
      """
      () => {
        const canvas = document.querySelector('.stage canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size > 4;
      }
      """;

  private static double span(Locator race) {
    return Double.parseDouble(race.getAttribute("data-to"))
        - Double.parseDouble(race.getAttribute("data-from"));
  }

  @Test
  void inASingleFileLinksLeadFromPageToPageAndBack() {
    Browser.Opened opened =
        SHARED.browser().open(SHARED.pages().of(Kind.SINGLE_FILE), 1280, ColorScheme.LIGHT);
    Page page = opened.page();

    page.locator("article.page:visible .holding tbody th a").first().click();
    assertThat(page.locator("article.page:visible h1").textContent())
        .contains("a strategy of stock");
    page.locator("article.page:visible td.cell a").first().click();
    assertThat(page.locator("article.page:visible").count()).isEqualTo(1);
    assertThat(page.locator("article.page:visible .verdict").count()).isEqualTo(1);
    page.goBack();
    assertThat(page.locator("article.page:visible h1").textContent())
        .contains("a strategy of stock");
    assertThat(opened.errors()).isEmpty();
    page.close();
  }

  @Test
  void whateverSomebodySaidIsTextAlsoToABrowser(@TempDir Path hostile) throws IOException {
    RunDirectory run = HostileRun.write(hostile, HOSTILE);
    Report.render(run);
    Report.renderIndex(hostile);
    Path single = hostile.resolve("single.html");
    SingleFile.write(run, Costs.NONE, single);
    List<CellRecord> cells = run.run().cells();
    Browser.Opened opened = SHARED.browser().open(single, 1280, ColorScheme.LIGHT);
    for (Path file :
        List.of(
            hostile.resolve("index.html"),
            run.path().resolve("index.html"),
            run.cell(cells.get(0).directory()).resolve("index.html"),
            run.cell(cells.get(1).directory()).resolve("index.html"),
            run.path()
                .resolve(RunDirectory.strategyDirectory(HOSTILE, HOSTILE))
                .resolve("index.html"),
            single)) {
      opened.follow(file);

      assertThat(opened.errors()).as(file.toString()).isEmpty();
      assertThat(opened.page().locator("body").textContent()).contains(HOSTILE);
      assertThat(opened.page().locator("[onclick]").count()).isZero();
      if (opened.page().locator("figure.race:visible .stage").count() > 0) {
        opened.page().locator("figure.race:visible .stage").first().press("n");
        assertThat(opened.page().locator("figure.race output").first().textContent())
            .contains("<script>");
      }
    }
    opened.page().close();
  }

  @Test
  void withoutScriptsTheTablesAreThere() throws IOException {
    String page = Files.readString(SHARED.pages().large());
    assertThat(page).contains("<form class=\"filter\" hidden=\"hidden\"");
    assertThat(page.split("<td class=\"cell ")).hasSizeGreaterThan(100);
  }
}
