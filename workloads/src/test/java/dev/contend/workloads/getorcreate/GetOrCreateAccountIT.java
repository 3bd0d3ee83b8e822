package dev.contend.workloads.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.SharedServers;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.CellRunner;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.Selection;
import dev.contend.harness.stress.StressSettings.Budget;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.WitnessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, where it was told of, and what it comes to. */
class GetOrCreateAccountIT {
  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    Cell cell =
        new Selection(
                List.of("get-or-create"),
                List.of(strategy),
                List.of("mariadb"),
                List.of("repeatable-read"),
                List.of("explore"),
                false)
            .cells()
            .get(0);
    RunDirectory directory = RunDirectory.create(home, "account", Instant.now());
    RunSettings settings =
        new RunSettings(
            1,
            new Budget.Time(Duration.ofSeconds(1)),
            1,
            1,
            false,
            Limits.DEFAULT,
            new Exploring(Exploring.DEFAULT.schedules(), 1, true));
    Server server = SharedServers.of(cell.engine());
    try (RaceServices none = RaceServices.start(List.of())) {
      CellRecord record = new CellRunner(directory, none, settings).run(cell, server);
      return directory.witnesses(record.directory());
    }
  }

  @Test
  void theRowCanBeNeitherCreatedNorFound() throws Exception {
    List<WitnessRecord> told =
        witnesses("get-or-create").stream()
            .filter(witness -> witness.kind().equals("as-told"))
            .toList();
    assertThat(told).hasSize(1);
    WitnessRecord account = told.get(0);
    assertThat(account.steps())
        .extracting(step -> step.session() + " " + step.text() + " → " + step.outcome())
        .containsExactly(
            "0 SELECT name FROM visitor WHERE id = 1 → name=Ada",
            "1 SELECT name FROM visitor WHERE id = 1 → name=Ada",
            "0 SELECT id FROM tag WHERE name = ? → no row",
            "1 SELECT id FROM tag WHERE name = ? → no row",
            "0 SAVEPOINT → ",
            "0 INSERT INTO tag (name) VALUES (?) → 1 row; insert_id=1",
            "0 COMMIT → ",
            "1 SAVEPOINT → ",
            "1 INSERT INTO tag (name) VALUES (?) → "
                + "ERROR 23000/1062: Duplicate entry 'jazz' for key 'name'",
            "1 ROLLBACK TO SAVEPOINT → ",
            "1 SELECT id FROM tag WHERE name = ? → no row",
            "1 ROLLBACK → ");
    assertThat(account.account()).hasSameSizeAs(account.steps());
    assertThat(account.operations())
        .extracting(WitnessRecord.Operation::result)
        .containsExactly(
            "[jazz, 1, :created]", "ERROR 23000/1062: Duplicate entry 'jazz' for key 'name'");
    assertThat(account.message()).startsWith("unhandled-error: ");
    assertThat(account.finalState()).isEqualTo("[[jazz, [1]]]");
    assertThat(account.reproduced()).isEqualTo(account.replays()).isPositive();
  }

  /** Two are enough for the failure; for what its cure does with locks it takes a third. */
  @Test
  void lockingTheRowTwoWhoWereRefusedWaitForEachOther() throws Exception {
    assertThat(witnesses("locking-re-read"))
        .singleElement()
        .satisfies(
            witness -> {
              assertThat(witness.kind()).isEqualTo("unhandled-error");
              assertThat(witness.message()).contains("40001/1213");
              assertThat(witness.sessions()).hasSize(3);
            });
  }
}
