package dev.contend.workloads.aftercommit;

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

/** The account's own order of steps, and what it comes to; and how a hook fails where it does. */
class AfterCommitAccountIT {
  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    Cell cell =
        Selection.ALL.cells().stream()
            .filter(
                one ->
                    one.workload() instanceof AfterCommitWorkload
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
    Server server = SharedServers.of(cell.engine());
    try (RaceServices none = RaceServices.start(List.of())) {
      CellRecord record = new CellRunner(directory, none, settings).run(cell, server);
      return directory.witnesses(record.directory());
    }
  }

  @Test
  void theWorkerFindsNoRowThatIsCommittedAMomentLater() throws Exception {
    List<WitnessRecord> told =
        witnesses("dispatch-in-transaction").stream()
            .filter(witness -> witness.kind().equals("as-told"))
            .toList();
    assertThat(told).hasSize(1);
    WitnessRecord account = told.get(0);
    assertThat(account.steps())
        .extracting(step -> step.session() + " " + step.text().split(" ")[0] + " " + step.outcome())
        .containsExactly("0 INSERT 1 row; id=1", "0 send ", "1 SELECT no row", "0 COMMIT ");
    assertThat(account.account()).hasSameSizeAs(account.steps());
    assertThat(account.operations())
        .extracting(WitnessRecord.Operation::result)
        .containsExactly("[n0, 1]", "[1, :missing]");
    assertThat(account.message()).contains("task-without-row", "task-lost");
    assertThat(account.finalState()).contains(":rows={1=n0}", ":effects={}");
    assertThat(account.reproduced()).isEqualTo(account.replays()).isPositive();
  }

  /** All that is wrong with the account's cure needs a process that dies. */
  @Test
  void aHookLosesTheTaskOfAProcessThatDiesBeforeIt() throws Exception {
    assertThat(witnesses("on-commit-hook"))
        .isNotEmpty()
        .allSatisfy(
            witness -> {
              assertThat(witness.kind()).isEqualTo("task-lost");
              assertThat(witness.scene()).isEqualTo("a submit whose process may die");
              assertThat(witness.choices()).containsExactly("0", "0", "-0");
              assertThat(witness.steps().get(1).text()).isEqualTo("COMMIT");
            });
  }
}
