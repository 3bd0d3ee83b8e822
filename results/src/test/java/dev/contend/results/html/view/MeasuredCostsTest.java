package dev.contend.results.html.view;

import static dev.contend.results.SampleCosts.cost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.results.BenchRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredCostsTest {
  @TempDir Path runs;
  private RunDirectory bench;

  @BeforeEach
  void measure() throws IOException {
    bench = directory("bench", bench("1"));
    bench.write(
        new BenchRecord(1, 1, 1, List.of(cost("for-update", "holds", 1000, 10)), List.of()),
        new byte[0]);
  }

  private RunDirectory directory(String name, RunRecord record) throws IOException {
    RunDirectory directory = RunDirectory.create(runs, name, Instant.EPOCH);
    directory.write(record);
    return directory;
  }

  private RunDirectory run(String lines) throws IOException {
    return directory("run", RunText.of(lines));
  }

  /** The record of a benchmark on a version of PostgreSQL. */
  private static RunRecord bench(String version) {
    return new RunRecord(
        "bench",
        "2026-03-01T12:00:00Z",
        60,
        true,
        1,
        "./contend bench",
        true,
        8,
        "a machine",
        List.of(DatabaseRecord.embedded("postgres", version)),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void costsStandBesideTheVerdictsOfAnotherRunAndSayWhereTheyAreFrom() throws IOException {
    Costs costs =
        MeasuredCosts.of(bench, run("stock for-update postgres read-committed stress holds"));

    assertThat(costs.of("stock", "for-update", "postgres", "read-committed")).hasSize(1);
    assertThat(costs.notes())
        .containsExactly(
            "Costs were measured on 2026-03-01 12:00:00 UTC by ./contend bench, on a machine, with"
                + " the engines' own durability and time-outs.");
  }

  @Test
  void anotherVersionIsSaid() throws IOException {
    bench.write(bench("2"));

    assertThat(
            MeasuredCosts.of(bench, run("stock for-update postgres read-committed stress holds"))
                .notes())
        .contains("The costs of postgres are those of 2, its verdicts those of 1.");
  }

  @Test
  void foldersThatDoNotGoTogetherAreRefused() throws IOException {
    RunDirectory run = run("stock for-update postgres serializable stress holds");

    assertThatThrownBy(() -> MeasuredCosts.of(bench, run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("nothing that was measured in " + bench.path());
    assertThatThrownBy(() -> MeasuredCosts.of(run, run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no costs; name the folder of a run of ./contend bench");
    assertThatThrownBy(() -> MeasuredCosts.of(bench, bench))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no verdicts");
  }
}
