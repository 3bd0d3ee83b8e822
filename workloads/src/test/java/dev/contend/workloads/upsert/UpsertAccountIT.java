package dev.contend.workloads.upsert;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, and what it comes to; and what an idempotency key cures. */
class UpsertAccountIT {
  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    return ExploredAccount.witnesses(
        home, "upsert", strategy, "postgres", "read-committed", Exploring.unhurried(3, false));
  }

  @Test
  void bothLookBothFindNoneAndBothCreate() throws Exception {
    WitnessRecord account = asTold(witnesses("check-then-act"));
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
