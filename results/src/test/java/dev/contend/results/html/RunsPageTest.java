package dev.contend.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.contend.results.RunDirectory;
import dev.contend.results.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsPageTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path runs;

  @Test
  void listsTheNewestFirstWithWhatItFound() throws IOException {
    SampleRun.write(runs, "older", NOON.minusSeconds(60));
    SampleRun.write(runs, "oldest", NOON.minusSeconds(120));
    RunDirectory newest = SampleRun.write(runs, "newest", NOON);
    Report.render(newest);

    assertThat(rows())
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith("newest 2026-03-01 12:00:00 UTC postgres PostgreSQL 18.6")
                    .endsWith("mariadb 11.4.5-MariaDB stress 56 52 1 1 1"),
            row -> assertThat(row).startsWith("older no report yet"),
            row -> assertThat(row).startsWith("oldest no report yet"));
  }

  @Test
  void saysThatARunWasCutShort() throws IOException {
    RunDirectory run = SampleRun.write(runs, "run", NOON);
    run.write(Records.cutShort(run.run()));
    Report.render(run);

    assertThat(rows()).singleElement().asString().startsWith("run not complete");
    assertThat(Page.read(run.path().resolve("index.html")).text()).contains("Not complete:");
  }

  @Test
  void listsFoldersThatAreNoWholeRunAsSuch() throws IOException {
    SampleRun.write(runs, "whole", NOON);
    Path broken = RunDirectory.create(runs, "broken", NOON.minusSeconds(1)).path();
    Files.writeString(broken.resolve("run.json"), "{\"name\":");
    RunDirectory.create(runs, "empty", NOON.minusSeconds(2));
    Files.createDirectory(runs.resolve("20260101T000000-<b>"));
    Files.writeString(runs.resolve("a-file"), "");

    assertThat(rows())
        .satisfiesExactly(
            row -> assertThat(row).startsWith("whole"),
            row ->
                assertThat(row)
                    .startsWith("20260301T115959-broken Not a whole run: ")
                    .contains("run.json is broken"),
            row -> assertThat(row).startsWith("20260301T115958-empty Not a whole run: it holds no"),
            row -> assertThat(row).startsWith("20260101T000000-<b> Not a whole run: "));
  }

  @Test
  void anEmptyFolderHasAnIndexToo() throws IOException {
    Report.renderIndex(runs);

    assertThat(Page.read(runs.resolve("index.html")).text()).contains("There is no run");
  }

  @Test
  void aFolderThatIsNotThereEndsInOneSentence() {
    assertThatIOException()
        .isThrownBy(() -> Report.renderIndex(runs.resolve("none")))
        .withMessage("can't list the runs in %s; name a folder of runs", runs.resolve("none"));
  }

  private java.util.List<String> rows() throws IOException {
    Report.renderIndex(runs);
    return Page.read(runs.resolve("index.html")).elements("tr").stream()
        .skip(1)
        .map(Page::text)
        .toList();
  }
}
