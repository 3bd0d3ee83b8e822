package dev.contend.harness.explore;

import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.TestServers;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.explore.search.Coverage;
import dev.contend.harness.explore.search.PartialOrder;
import dev.contend.harness.explore.search.PreemptionOrder;
import dev.contend.harness.explore.search.Visitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A schema on one of the servers that all tests share, ready for schedules. */
public final class Arena implements AutoCloseable {
  private static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Duration.ofHours(1));

  private final Schema schema;
  private final TestBed bed;

  private Arena(Schema schema, TestBed bed) {
    this.schema = schema;
    this.bed = bed;
  }

  /**
   * Makes the tables.
   *
   * @param sessions how many connections can be open at one time
   * @param tables statements that make and fill them
   */
  public static Arena open(String engine, String setting, int sessions, List<String> tables)
      throws SQLException, RefusedScenarioException {
    return open(server(engine), setting, sessions, tables);
  }

  /** The same, on a given server. */
  public static Arena open(Server server, String setting, int sessions, List<String> tables)
      throws SQLException, RefusedScenarioException {
    Schema schema = server.createSchema("arena");
    try (Connection control = schema.connect();
        Statement statement = control.createStatement()) {
      for (String sql : tables) {
        statement.execute(sql);
      }
    }
    TestBed bed = TestBed.open(server.engine(), schema, setting(server, setting), sessions);
    bed.keep();
    return new Arena(schema, bed);
  }

  /** The server that all tests share. */
  public static Server server(String engine) {
    return servers().filter(it -> it.engine().name().equals(engine)).findFirst().orElseThrow();
  }

  /** All of them. */
  public static Stream<Server> servers() {
    return TestServers.shared();
  }

  private static IsolationSetting setting(Server server, String name) {
    return server.isolationSettings().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The test bed. */
  public TestBed bed() {
    return bed;
  }

  /** The product. */
  public Engine engine() {
    return bed.engine();
  }

  /** A plain connection to the tables. */
  public Connection connect() throws SQLException {
    return schema.connect();
  }

  /** What runs a scenario here. */
  public ScheduleRunner runner(Scenario scenario, Patience patience) {
    return new ScheduleRunner(bed, scenario, patience);
  }

  /**
   * Runs all schedules.
   *
   * @param detailed whether traces say for whom a session waited
   */
  public Coverage all(Scenario scenario, boolean detailed, Visitor visitor) throws Exception {
    try (ScheduleRunner runner = runner(scenario, Patience.DEFAULT)) {
      return new PreemptionOrder()
          .run(
              chooser -> runner.run(chooser, operation -> true, detailed),
              visitor,
              ENDLESS,
              (preemptions, atLeast) -> true);
    }
  }

  /** Runs those that differ in more than the order of independent steps. */
  public Coverage reduced(Scenario scenario, Visitor visitor) throws Exception {
    try (ScheduleRunner runner = runner(scenario, Patience.DEFAULT)) {
      return new PartialOrder<>(new Dependences(bed))
          .run(chooser -> runner.run(chooser, operation -> true, false), visitor, ENDLESS);
    }
  }

  @Override
  public void close() throws SQLException {
    bed.close();
    schema.close();
  }
}
