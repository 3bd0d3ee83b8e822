package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.results.Agreement;
import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.AccountRecord;
import dev.contend.results.RunRecord.NotRun;
import dev.contend.results.SampleWitness;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a database, a history or a user says is shown as the text that it is. */
class HostileTextTest {
  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</code></pre><img src='x' onerror='alert(1)'/>",
        "\" onmouseover=\"alert(1)",
        "' & \" &amp; <b> ]]> -->",
        "../../etc/passwd",
        "javascript:alert(1)",
        "${evil} @if(true) %s \u202e 🦆",
      })
  void isShownAsText(String hostile) throws IOException {
    RunDirectory run = RunDirectory.create(runs, hostile, Instant.EPOCH);
    run.write(run(hostile));
    String cell = run.run().cells().get(0).directory();
    run.write(cell, detail(hostile));
    String explored = run.run().cells().get(1).directory();
    run.write(explored, detail(hostile));
    run.write(explored, 1, SampleWitness.hostile(hostile, hostile));
    run.write(explored, 2, SampleWitness.hostile("as-told", hostile));
    try (Writer out = Files.newBufferedWriter(run.history(cell))) {
      HistoryWriter.write(history(hostile), out);
    }

    Report.render(run);
    Report.renderIndex(runs);

    List<Page> pages = Page.all(runs);
    assertThat(pages).hasSize(6 + 2);
    assertThat(Page.read(run.path().resolve("index.html")).withClass("td", "not-run")).hasSize(3);
    assertThat(Page.read(run.cell(explored).resolve("index.html")).withClass("td", "account"))
        .hasSize(2);
    for (Page page : pages) {
      assertThat(page.text()).contains(hostile.replaceAll("\\s+", " "));
      assertThat(page.elements("script"))
          .allMatch(script -> script.getAttribute("src").matches("(.*assets/\\w+|operations)[.]js"))
          .allMatch(script -> script.getTextContent().isEmpty());
      assertThat(page.elements("img")).isEmpty();
      assertThat(page.elements("b").stream().map(Page::text)).doesNotContain("]]> -->");
      assertThat(page.elements("*")).noneMatch(e -> e.hasAttribute("onmouseover"));
      assertThat(page.references())
          .noneMatch(reference -> reference.contains(":"))
          .noneMatch(reference -> reference.contains("etc/passwd"));
    }
    assertThat(
            Page.read(run.cell(cell).resolve("index.html")).elements("title").stream()
                .map(Page::text))
        .anyMatch(title -> title.contains("operation 0, process 0: f "));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a?b=c&d=%22#e, true",
    "http://example.org, true",
    "HTTPS://example.org/, true",
    "javascript:alert(1), false",
    "JavaScript://example.org/%0Aalert(1), false",
    "' javascript:alert(1)', false",
    "'data:text/html,<script>alert(1)</script>', false",
    "file:///etc/passwd, false",
    "//example.org/, false",
    "https:alert(1), false",
    "'', false",
  })
  void onlyAnAddressOnTheWebBecomesALink(String address, boolean link) throws IOException {
    RunDirectory run = RunDirectory.create(runs, "run", Instant.EPOCH);
    AccountRecord account = new AccountRecord("stock", "The title", address, List.of());
    run.write(Records.withAccount(run("stock"), account));

    Report.render(run);

    assertThat(Page.read(run.path().resolve("index.html")).elements("cite"))
        .singleElement()
        .satisfies(
            cite -> {
              assertThat(Page.text(cite)).isEqualTo("The title");
              assertThat(cite.getElementsByTagName("a").getLength()).isEqualTo(link ? 1 : 0);
            });
  }

  private static CellRecord cell(String text, String database, String driver, String verdict) {
    return new CellRecord(
        RunDirectory.cellDirectory(text, text, database, text, driver),
        text,
        text,
        database,
        text,
        driver,
        text,
        List.of(text),
        text,
        verdict,
        Agreement.CONTRADICTS,
        List.of(text),
        1,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        text);
  }

  private static RunRecord run(String text) {
    return new RunRecord(
        text,
        text,
        1,
        false,
        1,
        text,
        true,
        1,
        text,
        List.of(
            new RunRecord.DatabaseRecord(text, text, text, RunRecord.Origin.CONTAINER, text),
            new RunRecord.DatabaseRecord(
                "h2 " + text, text, "h2", RunRecord.Origin.EXTERNAL, null)),
        List.of(
            cell(text, text, text, text),
            cell(text, text, "explore", text),
            cell(text, text, "d " + text, "invalid"),
            cell(text, "h2 " + text, "d " + text, "valid")),
        List.of(
            new NotRun(text, text, text, "other " + text, text, text, text),
            new NotRun(text, text, text, "circle " + text, text, "circle " + text, text),
            new NotRun(text, text + text, text, text, text, null, text)),
        List.of(new AccountRecord(text, text, text, List.of(text, text))));
  }

  private static CellDetail detail(String text) {
    return new CellDetail(
        text,
        List.of(
            new CellDetail.Check(
                text, text, text, List.of(new CellDetail.Finding(text, text, List.of(0, 2))))),
        1,
        text,
        text,
        new CellDetail.Strategy(text, text, text),
        List.of(
            new CellDetail.Latency(text, 1, 1, List.of(new CellDetail.Percentile(50, Double.NaN)))),
        List.of(new CellDetail.ErrorCount(text, text, 1)));
  }

  private static History history(String text) {
    History.Builder history = new History.Builder();
    Keyword f = new Keyword("f");
    history.append(0, 0, EventType.INVOKE, f, text, Map.of());
    history.append(1, 0, EventType.FAIL, f, text, Map.of(Event.ERROR, text));
    history.append(2, 1, EventType.INVOKE, f, List.of(text), Map.of());
    return history.build();
  }
}
