package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunDirectory;
import dev.contend.results.SampleRun;
import dev.contend.results.SampleWitness;
import dev.contend.results.html.view.Costs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFileTest {
  @TempDir Path runs;

  @Test
  void aRunIsOneFileInWhichEveryLinkLeadsSomewhere() throws IOException {
    RunDirectory run = SampleRun.write(runs, "run", Instant.EPOCH);
    run.write(
        Records.withCells(
            run.run(),
            List.of(
                run.run().cells().get(0),
                run.run().cells().get(24),
                Records.explored(run.run().cells().get(0), "invalid"))));
    String explored = run.run().cells().get(2).directory();
    run.write(
        explored, Records.explored(run.detail(run.run().cells().get(0).directory()), List.of()));
    run.write(explored, 1, SampleWitness.of("state-anomaly", "</script><script>alert(1)</script>"));
    Path file = runs.resolve("report.html");

    SingleFile.write(run, Costs.NONE, file);

    Document page = Jsoup.parse(Files.readString(file));
    assertThat(page.select("article.page")).hasSize(1 + 3 + 2);
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("script[src], link, img, iframe")).isEmpty();
    for (Element link : page.select("a[href]")) {
      String href = link.attr("href");
      if (href.startsWith("#")) {
        assertThat(page.getElementById(href.substring(1))).as(href).isNotNull();
      } else if (link.hasAttr("download")) {
        assertThat(href).startsWith("data:application/json;base64,");
      } else {
        assertThat(href).startsWith("https://example.org/");
      }
    }
    assertThat(page.select("a[download]").eachText()).contains("the file");
    assertThat(page.select("figure[data-table]"))
        .allMatch(figure -> page.getElementById(figure.attr("data-table")) != null);
    assertThat(page.select("script[data-operations]").eachAttr("data-operations"))
        .as("only of the race that shows something")
        .containsExactly(run.run().cells().get(0).directory());
    assertThat(page.select("figure.race").eachAttr("data-race"))
        .contains(run.run().cells().get(0).directory());
    assertThat(page.select("script").eachText()).noneMatch(script -> script.equals("alert(1)"));
    assertThat(page.text()).contains("</script><script>alert(1)</script>");
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, run.json, run.json",
    "cells/a/index.html, ../../index.html, index.html",
    "cells/a/index.html, ../../../index.html, ../index.html",
    "cells/a/index.html, history.edn, cells/a/history.edn",
    "index.html, cells/a%2B%7Eb/index.html, cells/a+~b/index.html",
    "index.html, cells/a+b/./index.html?x#y, cells/a+b/index.html",
    "cells/a/index.html, ../../../../../x, ../../../x",
  })
  void linksAreFollowedAsABrowserDoes(String page, String href, String target) {
    assertThat(PagePath.resolve(page, href)).isEqualTo(target);
  }
}
