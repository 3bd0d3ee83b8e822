package dev.contend.results.html;

import static dev.contend.results.SampleCosts.cost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.LeftOut;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.NotRun;
import dev.contend.results.SampleCosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
  private static final String HOSTILE = "<script>alert('1')</script>\"&";

  private static final List<LeftOut> LEFT_OUT =
      List.of(
          new LeftOut(
              "stock",
              "atomic-request",
              "postgres",
              "read-committed",
              List.of("double-cancel"),
              "Because."));

  @TempDir Path runs;

  private Page render(boolean complete, List<Cost> costs, String reason) throws IOException {
    RunDirectory run = RunDirectory.create(runs, "bench", Instant.parse("2026-03-01T12:00:00Z"));
    run.write(
        new RunRecord(
            "bench",
            "2026-03-01T12:00:00Z",
            60,
            complete,
            7,
            "./contend bench",
            true,
            8,
            "a machine",
            List.of(),
            List.of(),
            List.of(new NotRun("stock", "merge", "postgres", "default", "stress", null, reason)),
            List.of()));
    BenchRecord record = new BenchRecord(1, 5, 5, costs, LEFT_OUT);
    run.write(record, "[]".getBytes(StandardCharsets.UTF_8));
    assertThat(run.costs()).contains(record);
    Report.render(run);
    return Page.read(run.path().resolve("index.html"));
  }

  @Test
  void eachCostHasABarAndAMarkAndWhatWentWrong() throws IOException {
    Page page =
        render(
            true,
            List.of(
                cost("unsafe", "breaks", 4000, 40),
                cost("safe", "holds", 1000, 10),
                cost("safe", "holds", false, 2000, 60)),
            "It lacks it.");

    assertThat(page.elements("h1").get(0).getTextContent()).startsWith("What each fix costs");
    assertThat(page.text()).doesNotContain("Not complete");
    assertThat(page.withClass("ul", "answers").get(0).getTextContent())
        .contains("(8 threads, 16 keys, fast settings): 1 of 2 hold; that is safe.");
    assertThat(page.withClass("td", "cost").stream().map(Page::text))
        .containsExactly(
            "✗ breaks 4,000 /s ±1 % p99 2.50 ms 0.250 errors 0.010 retries 0.020 rollbacks",
            "✓ holds 1,000 /s ±1 % p99 10.0 ms 0.010 retries 0.020 rollbacks",
            "✓ holds 2,000 /s ±3 % p99 5.00 ms 0.010 retries 0.020 rollbacks");
    assertThat(page.withClass("td", "not-run")).hasSize(1);
    assertThat(page.withClass("span", "cost-bar"))
        .extracting(bar -> bar.getElementsByTagName("span").item(0).getAttributes())
        .extracting(attributes -> attributes.getNamedItem("style").getNodeValue())
        .containsExactly("width:100.0%", "width:25.0%", "width:50.0%");
    assertThat(page.withClass("svg", "warmup")).hasSize(3);
    assertThat(page.text())
        .contains(
            "Not measured at read-committed, since they break there: atomic-request"
                + " (double-cancel).");
    assertThat(page.text()).contains("merge does not apply on postgres. It lacks it.");
  }

  @Test
  void severalLoadsMakeCurvesWithTheirNumbersInATable() throws IOException {
    Cost few = cost("safe", "holds", 1000, 10);

    Page page =
        render(true, List.of(few, SampleCosts.under(8, 256, few), cost("b", "breaks", 9, 1)), "");

    assertThat(page.withClass("figure", "costs-curve")).hasSize(1);
    assertThat(page.elements("tr").stream().filter(row -> row.hasAttribute("data-ops")))
        .extracting(Page::text)
        .containsExactly(
            "✓ safe 8 16 1,000 1.00 10.0 20.0",
            "✓ safe 8 256 1,000 1.00 10.0 20.0",
            "✗ b 8 16 9.00 1.00 1,111 2,222");
    assertThat(render(true, List.of(few), "").withClass("figure", "costs-curve")).isEmpty();
  }

  @Test
  void whatSomebodySaidIsText() throws IOException {
    Page page = render(false, List.of(cost(HOSTILE, "holds", 1000, 10)), HOSTILE);

    assertThat(page.elements("script")).isEmpty();
    assertThat(page.text()).contains(HOSTILE, "Not complete");
  }

  @Test
  void aBenchmarkThatMeasuredNothingSaysSo() throws IOException {
    assertThat(render(false, List.of(), "It lacks it.").text())
        .contains("No cell has been measured");
  }
}
