package dev.contend.workloads.create;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's own order of steps, run on its database, shows what the account tells. */
class CreateAccountIT {
  @TempDir Path home;

  /** At SERIALIZABLE, too: that is what the account tried. */
  @ParameterizedTest
  @ValueSource(strings = {"read-committed", "serializable"})
  void oneIsCreatedAndTheOtherIsA500(String isolation) throws Exception {
    WitnessRecord told =
        asTold(
            ExploredAccount.witnesses(
                home,
                "create",
                "validate-then-insert",
                "postgres",
                isolation,
                Exploring.unhurried(2, true)));
    assertThat(told.steps())
        .extracting(WitnessRecord.Step::session, WitnessRecord.Step::text)
        .containsExactly(
            tuple(0, "SELECT id FROM customer WHERE login = ?"),
            tuple(1, "SELECT id FROM customer WHERE login = ?"),
            tuple(0, "INSERT INTO customer (login) VALUES (?)"),
            tuple(1, "INSERT INTO customer (login) VALUES (?)"));
    assertThat(told.account()).hasSameSizeAs(told.steps());
    assertThat(told.operations().get(0).result()).contains("ann").doesNotContain("conflict");
    assertThat(told.operations().get(1).result()).contains("23505");
    assertThat(told.message()).contains("unhandled-error");
    assertThat(told.reproduced()).isEqualTo(told.replays());
  }
}
