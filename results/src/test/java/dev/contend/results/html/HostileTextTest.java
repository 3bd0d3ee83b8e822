package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.HostileRun;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord.AccountRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a database, a history or a user says is shown as the text that it is. */
class HostileTextTest {
  private static final String HERMITAGE = "https://github.com/ept/hermitage";

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
    RunDirectory run = HostileRun.write(runs, hostile);
    String cell = run.run().cells().get(0).directory();
    String explored = run.run().cells().get(1).directory();

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
          .noneMatch(reference -> reference.contains(":") && !reference.equals(HERMITAGE))
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
    run.write(Records.withAccount(HostileRun.record("stock"), account));

    Report.render(run);

    assertThat(Page.read(run.path().resolve("index.html")).elements("cite"))
        .singleElement()
        .satisfies(
            cite -> {
              assertThat(Page.text(cite)).isEqualTo("The title");
              assertThat(cite.getElementsByTagName("a").getLength()).isEqualTo(link ? 1 : 0);
            });
  }
}
