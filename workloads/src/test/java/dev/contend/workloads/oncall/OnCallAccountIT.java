package dev.contend.workloads.oncall;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, run at the level that it speaks of, shows what it tells. */
class OnCallAccountIT {
  @TempDir Path home;

  @Test
  void bothGoOffAtSnapshotIsolation() throws Exception {
    WitnessRecord told =
        asTold(
            ExploredAccount.witnesses(
                home,
                "on-call",
                "check-then-act",
                "postgres",
                "repeatable-read",
                Exploring.unhurried(1, true)));
    String count = "SELECT COUNT(*) FROM doctor WHERE shift_id = ? AND on_call = TRUE AND id <> ?";
    String off = "UPDATE doctor SET on_call = FALSE WHERE id = ?";
    assertThat(told.steps())
        .extracting(WitnessRecord.Step::session, WitnessRecord.Step::text)
        .containsExactly(
            tuple(0, count),
            tuple(1, count),
            tuple(0, off),
            tuple(1, off),
            tuple(0, "COMMIT"),
            tuple(1, "COMMIT"));
    assertThat(told.account()).hasSameSizeAs(told.steps());
    assertThat(told.message()).contains("nobody-on-call");
    assertThat(told.reproduced()).isEqualTo(told.replays());
  }
}
