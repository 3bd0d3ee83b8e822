package dev.contend.harness.hermitage;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.run.WitnessRecords;
import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Asks one case of one database at one isolation setting, and leaves its folder. */
record CaseCell(
    Case asked,
    Database database,
    IsolationSetting isolation,
    RunDirectory directory,
    Settings settings) {

  /**
   * Asks.
   *
   * @throws SQLException if the server can't be used
   * @throws IOException if the run directory can't be written
   */
  HermitageRecord.Cell run(TestBed bed) throws SQLException, IOException, InterruptedException {
    try (Probe probe = new Probe(asked, bed)) {
      return record(probe.run(settings.budget(), settings.replays()));
    } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(asked.name() + ": " + e.getMessage(), e);
    }
  }

  private HermitageRecord.Cell record(Probe.Found found) throws IOException {
    String folder =
        RunDirectory.cellDirectory(
            HermitageRun.NAME, asked.name(), database.name(), isolation.name(), "explore");
    int witness = 0;
    if (found.witness().isPresent()) {
      witness = 1;
      write(folder, witness, found.witness().get());
    }
    write(folder, witness + 1, found.own());
    Answer answer = found.answer();
    return new HermitageRecord.Cell(
        folder,
        asked.name(),
        database.name(),
        isolation.name(),
        answer,
        found.tally().errors(),
        found.tally().schedules(),
        found.tally().overlapping(),
        found.tally().shown(),
        found.tally().waited(),
        found.tally().failed(),
        found.coverage(),
        found.ownShows(),
        witness,
        witness + 1,
        PublishedTable.of(
                database.engine().name(),
                isolation.name(),
                asked.name(),
                answer == Answer.UNKNOWN ? null : answer == Answer.ALLOWED)
            .orElse(null));
  }

  private void write(String folder, int number, Broken schedule) throws IOException {
    directory.write(
        folder,
        number,
        WitnessRecords.record(
            new WitnessRecords.Place(
                HermitageRun.NAME, asked.name(), database.name(), isolation.name(), asked.title()),
            schedule,
            List.of(),
            Probe.comparable(schedule.witness())));
  }
}
