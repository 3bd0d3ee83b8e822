package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, and what it comes to; and how a hook fails where it does. */
class AfterCommitAccountIT {
  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    return ExploredAccount.witnesses(
        home,
        "after-commit",
        strategy,
        "postgres",
        "read-committed",
        Exploring.unhurried(3, false));
  }

  @Test
  void theWorkerFindsNoRowThatIsCommittedAMomentLater() throws Exception {
    WitnessRecord account = asTold(witnesses("dispatch-in-transaction"));
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
