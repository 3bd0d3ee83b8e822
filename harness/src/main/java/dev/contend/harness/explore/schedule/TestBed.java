package dev.contend.harness.explore.schedule;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.LockWatch;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.StateReset;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A schema made ready for schedules: sessions whose calls are steps, what sees them wait, and what
 * restores the tables. For one exploration at a time.
 */
public final class TestBed implements AutoCloseable {
  private final Engine engine;
  private final Schema schema;
  private final IsolationSetting isolation;
  private final LockWatch watch;
  private final HikariDataSource pool;
  private final OpenConnections connections;
  private final Interceptor interceptor;
  private final DataSource dataSource;
  private final Connection control;
  private StateReset reset;

  private TestBed(
      Engine engine,
      Schema schema,
      IsolationSetting isolation,
      LockWatch watch,
      HikariDataSource pool,
      Connection control) {
    this.engine = engine;
    this.schema = schema;
    this.isolation = isolation;
    this.watch = watch;
    this.pool = pool;
    this.control = control;
    this.connections = new OpenConnections(watch);
    this.interceptor = new Interceptor(watch, connections);
    this.dataSource = interceptor.over(pool);
  }

  /**
   * Opens sessions.
   *
   * @param schema with the tables, whose content {@link #keep} is going to keep
   * @param sessions how many can be open at one time
   * @throws RefusedScenarioException if nobody knows how to see a session wait in this product
   * @throws SQLException if the server refuses
   */
  public static TestBed open(Engine engine, Schema schema, IsolationSetting isolation, int sessions)
      throws SQLException, RefusedScenarioException {
    LockWatch watch =
        engine
            .lockWatch(schema, isolation)
            .orElseThrow(
                () ->
                    new RefusedScenarioException(
                        engine.name()
                            + " can't be explored: Contend does not know how to see its sessions"
                            + " wait. Use the stress driver."));
    Connection control = null;
    HikariDataSource pool = null;
    try {
      control = schema.connect();
      pool = schema.pool(isolation, sessions, Duration.ZERO);
      TestBed bed = new TestBed(engine, schema, isolation, watch, pool, control);
      bed.touch(sessions);
      return bed;
    } catch (SQLException | RuntimeException e) {
      close(e, pool, control, watch);
      throw e;
    }
  }

  /** Closes what was opened before that failure, and what can't be closed is told with it. */
  private static void close(Exception failure, AutoCloseable... opened) {
    for (AutoCloseable one : opened) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * Makes each session ready, and not only when it is first used: then others may be amid their
   * transactions, and what makes it ready is a transaction too.
   */
  private void touch(int sessions) throws SQLException {
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      all.add(dataSource.getConnection());
    }
    for (Connection connection : all) {
      connection.close();
    }
  }

  /** Connections whose calls are steps while a schedule runs, and are not before and after. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** What the tables hold now is from now on what they hold before each schedule. */
  public void keep() throws SQLException {
    if (reset != null) {
      reset.close();
    }
    reset = engine.stateReset(schema, isolation);
  }

  /** What restores the tables. */
  public StateReset reset() {
    return reset;
  }

  /** A session beside those under test, whose calls are no steps. */
  Connection control() {
    return control;
  }

  /** The product that is explored. */
  public Engine engine() {
    return engine;
  }

  /** At which setting it is explored. */
  public IsolationSetting isolation() {
    return isolation;
  }

  LockWatch watch() {
    return watch;
  }

  OpenConnections connections() {
    return connections;
  }

  Interceptor interceptor() {
    return interceptor;
  }

  /** Closes the sessions; the tables then hold what {@link #keep} found. */
  @Override
  public void close() throws SQLException {
    pool.close();
    try {
      if (reset != null) {
        reset.restore();
        reset.close();
      }
    } finally {
      try {
        watch.close();
      } finally {
        control.close();
      }
    }
  }
}
