package dev.contend.harness.hermitage;

import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.run.SceneBed;
import dev.contend.harness.run.ScheduleReplay;
import dev.contend.harness.run.UnknownNameException;
import dev.contend.harness.run.WitnessRecords;
import dev.contend.results.WitnessRecord;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs a schedule of one of the cases again. */
public final class CaseReplay implements ScheduleReplay {
  private final WitnessRecord witness;
  private final List<Choice> choices;
  private final SceneBed bed;
  private final Probe probe;

  private CaseReplay(WitnessRecord witness, Case asked, SceneBed bed) {
    this.witness = witness;
    this.choices = WitnessRecords.choices(witness);
    this.bed = bed;
    this.probe = new Probe(asked, bed.bed());
  }

  /** Whether a witness is of one of the cases. */
  public static boolean isOne(WitnessRecord witness) {
    return witness.workload().equals(HermitageRun.NAME);
  }

  /**
   * Makes ready.
   *
   * @param server on which to run it
   * @throws UnknownNameException if there is no such case, or the server has no such isolation
   *     setting
   * @throws SQLException if the server can't be used
   * @throws RefusedScenarioException if nobody knows how to see a session wait on it
   */
  public static CaseReplay open(WitnessRecord witness, Server server)
      throws SQLException, RefusedScenarioException {
    Case asked = named("anomaly", Cases.all(), Case::name, witness.strategy());
    IsolationSetting setting =
        named(
            "isolation setting",
            server.isolationSettings(),
            IsolationSetting::name,
            witness.isolation());
    return new CaseReplay(witness, asked, HermitageRun.bed(server, setting));
  }

  private static <T> T named(String kind, List<T> all, Function<T, String> name, String wanted) {
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException(kind, wanted, all.stream().map(name).toList()));
  }

  @Override
  public Replayed run(boolean detailed) throws Exception {
    Optional<Trace> trace = probe.replay(choices, detailed);
    return new Replayed(
        trace,
        trace
            .map(ran -> WitnessRecords.compared(Probe.comparable(ran)).equals(witness.compared()))
            .orElse(false));
  }

  @Override
  public void close() throws SQLException {
    try {
      probe.close();
    } finally {
      bed.close();
    }
  }
}
