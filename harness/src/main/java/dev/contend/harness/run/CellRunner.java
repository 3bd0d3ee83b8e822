package dev.contend.harness.run;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Verdict;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.stress.Recorder;
import dev.contend.harness.stress.StressDriver;
import dev.contend.harness.stress.StressResult;
import dev.contend.harness.stress.StressSettings;
import dev.contend.harness.workload.Driver;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Races one cell, judges its history and leaves its folder. */
public final class CellRunner {
  private final RunDirectory directory;
  private final RaceServices services;
  private final RunSettings settings;

  public CellRunner(RunDirectory directory, RaceServices services, RunSettings settings) {
    this.services = services;
    this.directory = directory;
    this.settings = settings;
  }

  /**
   * Runs a cell in a schema of its own. A stress cell that is graded {@code breaks} and does not,
   * is raced again with another seed, as often as the settings allow; what is left is the last
   * race.
   *
   * <p>A cell whose tables or rows the server refuses is unknown, with what it answered.
   *
   * @param server of the cell's database
   * @throws SQLException if the server can't be used
   * @throws IOException if the run directory can't be written
   */
  public CellRecord run(Cell cell, Server server)
      throws SQLException, IOException, InterruptedException {
    try {
      return cell.driver() == Driver.EXPLORE
          ? new ExploredCell(cell, directory, settings).run(server)
          : stress(cell, server);
    } catch (SQLException e) {
      if (!givesSchemas(server)) {
        throw e;
      }
      RefusedCell refused = new RefusedCell(cell, settings, e);
      directory.write(CellReport.directory(cell), refused.detail());
      return refused.record();
    }
  }

  /** Whether it was the one cell that a server would not have, and not that there is no server. */
  private static boolean givesSchemas(Server server) {
    try (Schema schema = server.createSchema("look")) {
      return !schema.name().isEmpty();
    } catch (SQLException gone) {
      return false;
    }
  }

  private CellRecord stress(Cell cell, Server server)
      throws SQLException, IOException, InterruptedException {
    for (int round = 1; ; round++) {
      CellRecord record = race(cell, server, round);
      if (record.agreement() != Agreement.NOT_SHOWN || round == settings.rounds()) {
        return record;
      }
    }
  }

  private CellRecord race(Cell cell, Server server, int round)
      throws SQLException, IOException, InterruptedException {
    String name = CellReport.directory(cell);
    Files.createDirectories(directory.cell(name));
    Path history = directory.history(name);
    Files.deleteIfExists(history);
    StressSettings stress =
        new StressSettings(
            settings.clients(),
            settings.budget(),
            cell.seed(settings.seed(), round),
            Schema.DEFAULT_SOCKET_TIMEOUT,
            settings.statements());
    StressResult result;
    try (Schema schema = server.createSchema(cell.workload().name());
        Recorder recorder = new Recorder(history)) {
      result =
          new StressDriver(
                  cell.engine(), schema, cell.isolation(), stress, services.forRaceOf(cell))
              .run(
                  cell.workload()
                      .race(
                          cell.strategy(),
                          cell.engine(),
                          settings.budget().operations(cell.guessedPerSecond())),
                  recorder);
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Checker checker : cell.checkers()) {
      verdicts.put(checker.name(), checker.check(result.history(), settings.limits()));
    }
    CellReport report = new CellReport(cell, settings, round, result, verdicts);
    directory.write(name, report.detail(stress.seed()));
    return report.record();
  }
}
