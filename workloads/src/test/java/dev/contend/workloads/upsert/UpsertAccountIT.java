package dev.contend.workloads.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.SharedServers;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.CellRunner;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.Selection;
import dev.contend.harness.stress.StressSettings.Budget;
import dev.contend.harness.workload.Driver;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.WitnessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, and what it comes to; and what an idempotency key cures. */
class UpsertAccountIT {
  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    Cell cell =
        Selection.ALL.cells().stream()
            .filter(
                one ->
                    one.workload() instanceof UpsertWorkload
                        && one.strategy().name().equals(strategy)
                        && one.engine().name().equals("postgres")
                        && one.isolation().name().equals("read-committed")
                        && one.driver() == Driver.EXPLORE)
            .findFirst()
            .orElseThrow();
    RunDirectory directory = RunDirectory.create(home, "account", Instant.now());
    RunSettings settings =
        new RunSettings(
            1,
            new Budget.Time(Duration.ofSeconds(1)),
            1,
            1,
            false,
            Limits.DEFAULT,
            Exploring.DEFAULT);
    try (RaceServices none = RaceServices.start(List.of())) {
      CellRecord record =
          new CellRunner(directory, none, settings).run(cell, SharedServers.of(cell.engine()));
      return directory.witnesses(record.directory());
    }
  }

  @Test
  void bothLookBothFindNoneAndBothCreate() throws Exception {
    List<WitnessRecord> told =
        witnesses("check-then-act").stream()
            .filter(witness -> witness.kind().equals("as-told"))
            .toList();
    assertThat(told).hasSize(1);
    WitnessRecord account = told.get(0);
    assertThat(account.steps())
        .extracting(step -> step.session() + " " + step.text().split(" ")[0] + " " + step.outcome())
        .containsExactly("0 SELECT no row", "1 SELECT no row", "0 INSERT 1 row", "1 INSERT 1 row");
    assertThat(account.account()).hasSameSizeAs(account.steps());
    assertThat(account.operations())
        .extracting(WitnessRecord.Operation::result)
        .allSatisfy(result -> assertThat(result).endsWith(":created]"));
    assertThat(account.message()).contains("duplicate-row", "double-create");
    assertThat(account.finalState()).contains("{:price=10}, {:weight=20}");
    assertThat(account.reproduced()).isEqualTo(account.replays()).isPositive();
  }

  /** The same request sent twice is done once; two requests for one product are not helped. */
  @Test
  void anIdempotencyKeyCuresOnlyWhatIsTheSameRequest() throws Exception {
    assertThat(witnesses("idempotency-key"))
        .extracting(WitnessRecord::scene)
        .contains("two upserts of a new key")
        .doesNotContain("one request sent twice");
  }
}
