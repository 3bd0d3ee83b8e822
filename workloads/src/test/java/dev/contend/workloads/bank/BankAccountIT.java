package dev.contend.workloads.bank;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, run on its database, shows what the account tells. */
class BankAccountIT {
  @TempDir Path home;

  @Test
  void theSecondWritesOverTheFirst() throws Exception {
    WitnessRecord told =
        asTold(
            ExploredAccount.witnesses(
                home,
                "bank",
                "read-modify-write",
                "mariadb",
                "repeatable-read",
                Exploring.unhurried(1, true)));
    assertThat(told.steps())
        .extracting(WitnessRecord.Step::session)
        .containsExactly(0, 1, 0, 0, 0, 1, 1, 1);
    assertThat(told.account()).hasSameSizeAs(told.steps());
    assertThat(told.message()).contains("lost-update");
    assertThat(told.reproduced()).isEqualTo(told.replays());
  }
}
