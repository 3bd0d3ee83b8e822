package dev.contend.harness.run;

import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Check;
import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.results.WitnessRecord;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs the schedule of a witness again, as often as one likes, on a server that is running. */
public final class WitnessReplay implements ScheduleReplay {
  private final WitnessRecord witness;
  private final List<Choice> choices;
  private final SceneBed bed;
  private final Explorer explorer;

  private WitnessReplay(WitnessCell found, SceneBed bed) {
    this.witness = found.witness();
    this.choices = WitnessRecords.choices(witness);
    this.bed = bed;
    this.explorer =
        bed.explorer(new SceneScenario(found.scene()), ExploreSettings.DEFAULT, Check.NONE);
  }

  /**
   * Makes ready.
   *
   * @param server of its cell's database
   * @throws SQLException if the server can't be used
   * @throws RefusedScenarioException if nobody knows how to see a session wait on it
   */
  public static WitnessReplay open(WitnessCell found, Server server)
      throws SQLException, RefusedScenarioException {
    // All of the cell's scenes share its tables, which are those of the first.
    return new WitnessReplay(
        found,
        SceneBed.open(
            found.cell(),
            server,
            found.cell().workload().scenes(found.cell().strategy(), found.cell().engine())));
  }

  @Override
  public Replayed run(boolean detailed) throws Exception {
    Optional<Trace> trace = explorer.replay(choices, detailed);
    return new Replayed(
        trace,
        trace
            .map(ran -> Words.of(explorer.comparable(ran)).equals(witness.compared()))
            .orElse(false));
  }

  @Override
  public void close() throws SQLException {
    try {
      explorer.close();
    } finally {
      bed.close();
    }
  }
}
