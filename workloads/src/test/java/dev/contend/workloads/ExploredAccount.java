package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Explores one cell of an account and reads what it leaves. */
public final class ExploredAccount {
  private ExploredAccount() {}

  /**
   * The witnesses of a cell that is explored on the shared server of its database.
   *
   * @param home where the run directory goes
   * @param exploring how far to explore each scene
   */
  public static List<WitnessRecord> witnesses(
      Path home,
      String workload,
      String strategy,
      String database,
      String isolation,
      Exploring exploring)
      throws Exception {
    List<Cell> cells =
        new Selection(
                List.of(workload),
                List.of(strategy),
                List.of(database),
                List.of(isolation),
                List.of("explore"),
                false)
            .cells();
    assertThat(cells).hasSize(1);
    Cell cell = cells.get(0);
    RunDirectory directory = RunDirectory.create(home, "account", Instant.now());
    RunSettings settings =
        new RunSettings(1, new Budget.Operations(1), 1, 1, false, false, Limits.DEFAULT, exploring);
    try (RaceServices none = RaceServices.start(List.of())) {
      CellRecord record =
          new CellRunner(directory, none, settings).run(cell, SharedServers.of(cell.engine()));
      return directory.witnesses(record.directory());
    }
  }

  /** The one witness that shows the account's own order of steps. */
  public static WitnessRecord asTold(List<WitnessRecord> witnesses) {
    List<WitnessRecord> told =
        witnesses.stream().filter(witness -> witness.kind().equals(Explorer.AS_TOLD)).toList();
    assertThat(told).as("witnesses of the account's own order").hasSize(1);
    return told.get(0);
  }
}
