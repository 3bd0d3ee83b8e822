package dev.contend.harness.hermitage;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.published.PublishedLevel;
import dev.contend.harness.run.Machine;
import dev.contend.harness.run.Records;
import dev.contend.harness.run.SceneBed;
import dev.contend.harness.run.SideBySide;
import dev.contend.results.HermitageRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Makes Hermitage's table: asks every case of every database at every isolation setting, databases
 * side by side, and keeps {@code hermitage.json} up to date, so that what an interrupted run has
 * done is not lost.
 */
public final class HermitageRun {
  /** As cells, runs and the command are called. */
  public static final String NAME = "hermitage";

  /** Cases have so many at most. */
  static final int SESSIONS = 3;

  private final RunDirectory directory;
  private final Map<Database, Server> servers;
  private final Settings settings;
  private final List<Case> cases;
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();

  /** One place for each cell, in the order of the table; null until it is done. */
  private final List<HermitageRecord.Cell> cells = new ArrayList<>();

  /**
   * @param directory a fresh one
   * @param servers in the order in which to report them
   */
  public HermitageRun(RunDirectory directory, Map<Database, Server> servers, Settings settings)
      throws IOException {
    this.directory = directory;
    this.servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    this.settings = settings;
    this.cases = Cases.all().stream().filter(settings::wants).toList();
    write(false);
  }

  /** Is told of each cell that was done, by one thread at a time. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * One more was.
     *
     * @param done how many are
     */
    void ended(int done);
  }

  /** How many cells there are. */
  public int count() {
    return servers.values().stream().mapToInt(server -> levels(server).size()).sum() * cases.size();
  }

  private List<IsolationSetting> levels(Server server) {
    return server.isolationSettings().stream()
        .filter(
            setting ->
                settings.isolations().isEmpty() || settings.isolations().contains(setting.name()))
        .toList();
  }

  /**
   * Asks all of it.
   *
   * @throws SQLException if a server can't be used
   * @throws IOException if the run directory can't be written
   */
  public void all(Watcher watcher) throws SQLException, IOException, InterruptedException {
    List<Callable<Void>> works = new ArrayList<>();
    for (Map.Entry<Database, Server> each : servers.entrySet()) {
      int first = cells.size();
      cells.addAll(Collections.nCopies(levels(each.getValue()).size() * cases.size(), null));
      works.add(
          () -> {
            ask(each.getKey(), each.getValue(), first, watcher);
            return null;
          });
    }
    SideBySide.run(works);
  }

  private void ask(Database database, Server server, int first, Watcher watcher)
      throws SQLException, IOException, InterruptedException {
    int place = first;
    for (IsolationSetting setting : levels(server)) {
      try (SceneBed bed = bed(server, setting)) {
        for (Case asked : cases) {
          CaseCell cell = new CaseCell(asked, database, setting, directory, settings);
          keep(place, cell.run(bed.bed()), watcher);
          place++;
        }
      } catch (RefusedScenarioException e) {
        throw new SQLException(e.getMessage(), e);
      }
    }
  }

  /** Its tables are those of all cases. */
  static SceneBed bed(Server server, IsolationSetting setting)
      throws SQLException, RefusedScenarioException {
    return SceneBed.open(server, setting, NAME, SESSIONS, HermitageRun::create);
  }

  private static void create(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      for (String sql : Cases.TABLE) {
        statement.execute(sql);
      }
    }
  }

  private synchronized void keep(int place, HermitageRecord.Cell cell, Watcher watcher)
      throws IOException {
    cells.set(place, cell);
    write(false);
    watcher.ended((int) cells.stream().filter(Objects::nonNull).count());
  }

  private void write(boolean complete) throws IOException {
    directory.write(table());
    directory.write(record(complete));
  }

  /** Marks the run as complete; without that it counts as cut short. */
  public synchronized void complete() throws IOException {
    write(true);
  }

  /** The table as far as it has come. */
  public synchronized HermitageRecord table() {
    return new HermitageRecord(
        PublishedLevel.SOURCE,
        cases.stream().map(HermitageRun::described).toList(),
        cells.stream().filter(Objects::nonNull).toList());
  }

  private static HermitageRecord.Case described(Case asked) {
    return new HermitageRecord.Case(
        asked.name(),
        asked.title(),
        asked.allowed(),
        asked.scripts().stream().map(Script::steps).toList());
  }

  private RunRecord record(boolean complete) {
    return new RunRecord(
        NAME,
        started.toString(),
        (System.nanoTime() - startNanos) / 1e9,
        complete,
        0,
        settings.command(),
        servers.keySet().stream().anyMatch(StartedDatabase.class::isInstance) ? false : null,
        SESSIONS,
        Machine.describe(),
        servers.entrySet().stream()
            .map(server -> Records.of(server.getKey(), server.getValue()))
            .toList(),
        List.of(),
        List.of(),
        List.of());
  }
}
