package dev.contend.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunDirectoryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path runs;

  @Test
  void isNamedByTimeAndNameAndNumberedWhereThatIsTaken() throws IOException {
    assertThat(Stream.of(create(), create(), create()).map(run -> run.path().getFileName()))
        .extracting(Path::toString)
        .containsExactly("20260301T120000-run", "20260301T120000-run-2", "20260301T120000-run-3");
  }

  @Test
  void latestLeadsToTheNewest() throws IOException {
    create();
    RunDirectory second = create();

    assertThat(runs.resolve(RunDirectory.LATEST).toRealPath())
        .isEqualTo(second.path().toRealPath());
  }

  @Test
  void leavesAlatestThatIsNoLinkAlone() throws IOException {
    Files.writeString(runs.resolve(RunDirectory.LATEST), "mine");

    create();

    assertThat(runs.resolve(RunDirectory.LATEST)).hasContent("mine");
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    RunDirectory written = SampleRun.write(runs, "run", NOON);
    RunDirectory opened = RunDirectory.open(written.path());
    RunRecord run = opened.run();
    String cell = run.cells().get(0).directory();
    CellDetail detail = opened.detail(cell);

    opened.write(run);
    opened.write(cell, detail);

    assertThat(run.cells()).hasSize(56);
    assertThat(opened.run()).isEqualTo(run);
    assertThat(opened.detail(cell)).isEqualTo(detail);
    assertThat(detail.latencies()).isNotEmpty();
  }

  @Test
  void runJsonHasTheNamesThatOthersRead() throws IOException {
    JsonNode run = json(SampleRun.write(runs, "run", NOON).path().resolve("run.json"));

    assertThat(run.get("seed").asLong()).isEqualTo(8_675_309);
    assertThat(run.get("command").asString()).startsWith("./contend run");
    assertThat(run.get("durable").isBoolean()).isTrue();
    assertThat(names(run.get("databases").get(0)))
        .containsExactly("name", "version", "engine", "origin", "image");
    assertThat(run.get("databases").get(0).get("origin").asString()).isEqualTo("embedded");
    JsonNode cell = run.get("cells").get(0);
    assertThat(names(cell))
        .contains(
            "workload",
            "strategy",
            "database",
            "isolation",
            "driver",
            "grade",
            "verdict",
            "anomalies",
            "operations",
            "seconds",
            "throughput",
            "p50_ms",
            "p99_ms",
            "coverage")
        .doesNotContain("p50Ms", "p99Ms");
    assertThat(cell.get("p50_ms").isNumber()).isTrue();
    assertThat(cell.get("agreement").asString()).isEqualTo("as-graded");
    assertThat(cell.get("anomalies").get(0).asString()).isEqualTo("double-cancel");
  }

  @Test
  void verdictJsonHasTheNamesThatOthersRead() throws IOException {
    RunDirectory run = SampleRun.write(runs, "run", NOON);
    Path cell = run.cell(run.run().cells().get(0).directory());

    JsonNode detail = json(cell.resolve("verdict.json"));

    assertThat(names(detail))
        .containsExactly(
            "verdict",
            "checks",
            "seed",
            "command",
            "isolationReadBack",
            "strategy",
            "latencies",
            "errors");
    assertThat(names(detail.get("latencies").get(0)))
        .containsExactly("f", "count", "max_ms", "percentiles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"name\": \"run\", \"star", "{}", "null", "[1]", "<html>"})
  void aBrokenRunJsonEndsInOneSentence(String content) throws IOException {
    RunDirectory run = create();
    Files.writeString(run.path().resolve("run.json"), content);

    assertThatIOException()
        .isThrownBy(run::run)
        .withMessageContaining(run.path().resolve("run.json") + " is broken")
        .withMessageContaining("repeat its run or delete it")
        .matches(e -> e.getMessage().lines().count() == 1);
  }

  @Test
  void aFolderWithoutRunJsonIsNoRun() {
    assertThatIOException()
        .isThrownBy(() -> RunDirectory.open(runs))
        .withMessageContaining("is not the folder of a run: it holds no run.json");
  }

  @Test
  void aFolderThatCannotBeMadeEndsInOneSentence() throws IOException {
    Path file = Files.writeString(runs.resolve("file"), "");

    assertThatIOException()
        .isThrownBy(() -> RunDirectory.create(file, "run", NOON))
        .withMessageStartingWith("can't make a folder for the run in " + file)
        .withMessageContaining("choose another");
  }

  @ParameterizedTest
  @CsvSource({
    "repeatable-read+snapshot, repeatable-read+snapshot",
    "../../etc, ~2e.~2f~2e.~2fetc",
    "a--b, a~2d-b",
    "-a-, ~2da~2d",
    "a b, a~20b",
    "ü, ~c3~bc",
    "'', ''",
  })
  void cellFoldersAreSafeWhateverThePartsHold(String isolation, String safe) {
    assertThat(RunDirectory.cellDirectory("stock", "lock", "postgres", isolation, "stress"))
        .isEqualTo("cells/stock--lock--postgres--" + safe + "--stress");
  }

  @Test
  void aCellFolderFitsAFileSystemWhateverThePartsHold() throws IOException {
    String longest = "x".repeat(300);
    RunDirectory run = create();

    Path first = run.cell(RunDirectory.cellDirectory(longest, longest, longest, longest, longest));
    Path second =
        run.cell(RunDirectory.cellDirectory(longest, longest, longest, longest, longest + "y"));

    assertThat(first).isDirectory().isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "cells", "cells/..", "cells/a/b", "/etc", "cells/../../x", "", "a\0"})
  void noCellLiesOutsideTheRun(String directory) throws IOException {
    RunDirectory run = create();

    assertThatIOException()
        .isThrownBy(() -> run.cell(directory))
        .withMessageContaining("is not the folder of a cell of");
  }

  private RunDirectory create() throws IOException {
    return RunDirectory.create(runs, "run", NOON);
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.propertyNames());
  }
}
