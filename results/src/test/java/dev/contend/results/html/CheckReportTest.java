package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Dependencies;
import dev.contend.results.html.dependency.DependencyPicture;
import dev.contend.results.html.order.DrawnOperation;
import dev.contend.results.html.order.DrawnOperation.State;
import dev.contend.results.html.order.OrderPicture;
import dev.contend.results.html.view.CheckPage;
import dev.contend.results.html.view.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReportTest {
  private static final String HOSTILE = "<script>alert('x')</script>\" onload=\"&";
  private static final int LARGEST_PAGE = 12_000_000;

  @TempDir Path folder;

  private static OrderPicture picture(int count, String call) {
    List<DrawnOperation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      State state = State.values()[i % State.values().length];
      operations.add(new DrawnOperation(2 * i, i % 8, call, 2 * i + 1, i + 1, state, call));
    }
    return OrderPicture.of(operations);
  }

  private static Dependencies skew(String text) {
    return new Dependencies(
        text,
        List.of(text),
        List.of(
            new Dependencies.Transaction(0, 0, text, List.of(text)),
            new Dependencies.Transaction(1, 1, text, List.of(text))),
        List.of(new Dependencies.Step(0, 1, "rw", text), new Dependencies.Step(1, 0, "rw", text)),
        true);
  }

  private static CheckPage page(String text, int count) {
    return new CheckPage(
        text,
        text,
        Mark.of("invalid"),
        "10",
        "1 s",
        List.of(new CheckPage.Check(text, Mark.of("invalid"), text)),
        List.of(
            new CheckPage.Finding(
                text,
                text,
                List.of(text),
                List.of(text),
                DependencyPicture.of(skew(text)),
                picture(1, text),
                picture(count, text)),
            new CheckPage.Finding("no-picture", text, List.of(), List.of(), null, null, null)),
        List.of(new CheckPage.Shown(text, picture(count, text))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 10_000})
  void aPageIsWellFormedWhateverItsSize(int operations) throws IOException {
    Path page = CheckReport.render(List.of(page("write 1", operations)), folder);
    assertThat(page).isEqualTo(folder.resolve("index.html"));
    assertThat(Files.size(page)).isLessThan(LARGEST_PAGE);
    String svg = Files.readString(page);
    assertThat(svg.split("<g class=\"bar ", -1)).hasSize(2 * operations + 2);
    Page.read(page);
    assertThat(folder.resolve("assets/report.css")).exists();
  }

  @Test
  void nothingThatAHistorySaysIsMarkup() throws IOException {
    CheckReport.render(List.of(page(HOSTILE, 5), page(HOSTILE, 5)), folder);
    for (Page page : Page.all(folder)) {
      assertThat(page.document().getElementsByTagName("script").getLength()).isZero();
      assertThat(Files.readString(page.file())).doesNotContain("onload=\"&\"");
    }
  }

  @Test
  void severalFilesGetAListWithLinks() throws IOException {
    Path index = CheckReport.render(List.of(page("a.edn", 1), page("b.edn", 1)), folder);
    assertThat(index).content().contains("href=\"file-1.html\"", "href=\"file-2.html\"", "b.edn");
    assertThat(folder.resolve("file-2.html")).content().contains("b.edn");
  }
}
