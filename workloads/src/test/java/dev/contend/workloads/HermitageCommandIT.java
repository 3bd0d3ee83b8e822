package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.RunDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code contend hermitage} as people call it, on what needs no server. */
class HermitageCommandIT {
  @TempDir Path runs;

  private ContendCall hermitage(String... more) {
    String[] always = {"hermitage", "--db", "h2", "--out", runs.toString()};
    String[] arguments = new String[always.length + more.length];
    System.arraycopy(always, 0, arguments, 0, always.length);
    System.arraycopy(more, 0, arguments, always.length, more.length);
    return ContendCall.of(arguments);
  }

  @Test
  void itLeavesATableWhoseSchedulesCanBeReplayed() throws Exception {
    ContendCall contend =
        hermitage("--isolation", "read-uncommitted,repeatable-read", "--anomaly", "G1a,P4,G2");
    assertThat(contend.exitCode()).as(contend.err()).isZero();
    assertThat(contend.out())
        .contains("h2 2.", "read-uncommitted", "✗ allowed", "✓ snapshot")
        .contains("6 cells: ", "Report: ");

    Path latest = runs.resolve("latest").toRealPath();
    assertThat(latest.resolve("run.json")).content().contains("\"complete\" : true");
    HermitageRecord table = RunDirectory.open(latest).hermitage().orElseThrow();
    assertThat(table.cells()).hasSize(6).allMatch(cell -> cell.published() == null);
    assertThat(table.cells()).extracting(Cell::name).startsWith("G1a", "P4", "G2", "G1a");
    Cell dirty = table.cells().get(0);
    assertThat(dirty.answer()).isEqualTo(Answer.ALLOWED);
    assertThat(latest.resolve(dirty.directory()).resolve("index.html"))
        .content()
        .contains("class=\"lanes\"", "The shortest order that shows it");

    Path witness = latest.resolve(dirty.directory()).resolve("witness-1.json");
    ContendCall replay = ContendCall.of("replay", witness.toString(), "--times", "3");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("G1a", "101", "✓ 3 of 3 gave the same outcome.");
  }

  @Test
  void whatWasNotExploredToItsEndIsUnknown() {
    ContendCall contend =
        hermitage("--isolation", "serializable", "--anomaly", "G0", "--schedules", "1");
    assertThat(contend.exitCode()).as(contend.err()).isEqualTo(2);
    assertThat(contend.out())
        .contains("? G0 on h2 at serializable: unknown, 1 of at least")
        .contains("1 cells: 0 prevented, 0 allowed, 1 unknown");
  }
}
