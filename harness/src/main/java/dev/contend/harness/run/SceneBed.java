package dev.contend.harness.run;

import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Check;
import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A schema with the tables of scenes, ready to be explored. */
public final class SceneBed implements AutoCloseable {
  /** So many workers have a session each; in a scene that sends more tasks they would wait. */
  private static final int MOST_WORKERS = 4;

  private final Schema schema;
  private final TestBed bed;

  private SceneBed(Schema schema, TestBed bed) {
    this.schema = schema;
    this.bed = bed;
  }

  /**
   * Makes it.
   *
   * @param scenes of the cell's strategy, at least one
   * @throws SQLException if the server can't be used
   * @throws RefusedScenarioException if nobody knows how to see a session wait on it
   */
  static SceneBed open(Cell cell, Server server, List<Scene> scenes)
      throws SQLException, RefusedScenarioException {
    return open(
        server,
        cell.isolation(),
        cell.workload().name(),
        scenes.stream().mapToInt(SceneBed::sessions).max().orElseThrow(),
        scenes.get(0).schema());
  }

  /**
   * Makes one with tables of any origin.
   *
   * @param purpose a few letters for whoever looks at the server
   * @param sessions how many can be open at one time
   * @param tables as they are before each schedule
   * @throws SQLException if the server can't be used
   * @throws RefusedScenarioException if nobody knows how to see a session wait on it
   */
  public static SceneBed open(
      Server server, IsolationSetting isolation, String purpose, int sessions, Scene.Tables tables)
      throws SQLException, RefusedScenarioException {
    Schema schema = server.createSchema(purpose);
    try {
      try (Connection control = schema.connect()) {
        tables.create(control);
      }
      TestBed bed = TestBed.open(server.engine(), schema, isolation, sessions);
      try {
        bed.keep();
      } catch (SQLException | RuntimeException e) {
        closeAfter(e, bed);
        throw e;
      }
      return new SceneBed(schema, bed);
    } catch (SQLException | RefusedScenarioException | RuntimeException e) {
      closeAfter(e, schema);
      throw e;
    }
  }

  private static int sessions(Scene scene) {
    return scene.callers().size() + (scene.workers().isEmpty() ? 0 : MOST_WORKERS);
  }

  private static void closeAfter(Exception failure, AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /** What runs schedules on it, for one exploration at a time. */
  public TestBed bed() {
    return bed;
  }

  /** Explores one of the scenes; one at a time. */
  Explorer explorer(SceneScenario played, ExploreSettings settings, Check check) {
    return new Explorer(bed, played.scenario(), settings, played::marked, check);
  }

  /** The setting that the server reports for a session. */
  String isolation(Cell cell) throws SQLException {
    try (Connection session = bed.dataSource().getConnection()) {
      return cell.engine().readIsolation(session);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      bed.close();
    } finally {
      schema.close();
    }
  }
}
