package dev.contend.workloads.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.SharedServers;
import dev.contend.harness.explore.Explorer;
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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's own order of steps, run on its database, shows what the account tells. */
class CreateAccountIT {
  @TempDir Path folder;

  /** At SERIALIZABLE, too: that is what the account tried. */
  @ParameterizedTest
  @ValueSource(strings = {"read-committed", "serializable"})
  void oneIsCreatedAndTheOtherIsA500(String isolation) throws Exception {
    WitnessRecord told = told(isolation);
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

  private WitnessRecord told(String isolation) throws Exception {
    Cell cell =
        new Selection(
                List.of("create"),
                List.of("validate-then-insert"),
                List.of("postgres"),
                List.of(isolation),
                List.of("explore"),
                false)
            .cells()
            .get(0);
    RunDirectory directory = RunDirectory.create(folder, "told", Instant.now());
    RunSettings settings =
        new RunSettings(
            2, new Budget.Operations(1), 1, 1, false, Limits.DEFAULT, new Exploring(5000, 2, true));
    try (RaceServices services = RaceServices.start(List.of(cell))) {
      CellRecord record =
          new CellRunner(directory, services, settings).run(cell, SharedServers.of(cell.engine()));
      return directory.witnesses(record.directory()).stream()
          .filter(witness -> witness.kind().equals(Explorer.AS_TOLD))
          .findFirst()
          .orElseThrow(() -> new AssertionError("the account's order could not be run"));
    }
  }
}
