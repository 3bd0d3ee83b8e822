package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a watch leaves of a session, and what it leaves behind. */
class RestoredSessionIT {
  static Stream<Named<Server>> servers() {
    return TestServers.shared().map(server -> Named.of(server.engine().name(), server));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void aRestoredSessionIsAsItWas(Server server) throws Exception {
    for (IsolationSetting setting : server.engine().isolationSettings()) {
      try (Racers racers = new Racers(server, setting.name(), 2)) {
        var session = racers.session(0);
        String isolation = racers.engine.readIsolation(session);
        Map<String, String> before = variables(racers);
        session.setAutoCommit(false);
        String temporary =
            "CREATE %s TABLE mine (id INT)"
                .formatted(racers.h2() ? "LOCAL TEMPORARY" : "TEMPORARY");
        Racers.run(session, temporary);
        if (racers.h2()) {
          Racers.run(session, "CREATE SCHEMA IF NOT EXISTS elsewhere");
          Racers.run(session, "SET SCHEMA elsewhere");
          Racers.run(session, "SET SCHEMA_SEARCH_PATH elsewhere");
          Racers.run(session, "SET @mine = 3");
          Racers.run(session, "SET LOCK_TIMEOUT 77");
          Racers.run(session, "SET TIME ZONE 'Asia/Kathmandu'");
          session.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        } else if (racers.postgres()) {
          Racers.run(session, "SELECT pg_advisory_lock(3)");
          Racers.run(session, "SET search_path = pg_catalog");
          Racers.run(
              session, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
          Racers.run(session, "LISTEN something");
        } else {
          Racers.run(session, "DO GET_LOCK('left', 1)");
          Racers.run(
              session, "SET SESSION sql_mode = '', innodb_lock_wait_timeout = 77, @mine = 3");
          Racers.run(session, "SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
          Racers.run(session, "USE mysql");
        }
        session.commit();
        racers.watch.restore(session);
        assertThat(session.getAutoCommit()).isFalse();
        assertThat(racers.engine.readIsolation(session)).isEqualTo(isolation);
        session.rollback();
        session.setAutoCommit(true);
        assertThat(racers.engine.readIsolation(session)).isEqualTo(isolation);
        assertThat(variables(racers)).isEqualTo(before);
        assertThat(Racers.column(session, "SELECT v FROM t")).hasSize(3);
        Racers.run(session, temporary);
        if (racers.h2()) {
          assertThat(Racers.column(session, "SELECT @mine")).containsOnlyNulls();
        } else if (racers.postgres()) {
          assertThat(Racers.column(racers.session(1), "SELECT pg_try_advisory_lock(3)"))
              .containsExactly("t");
          assertThat(Racers.column(session, "SELECT pg_listening_channels()")).isEmpty();
        } else {
          assertThat(Racers.column(racers.session(1), "SELECT GET_LOCK('left', 0)"))
              .containsExactly("1");
          assertThat(Racers.column(session, "SELECT @mine")).containsOnlyNulls();
        }
      }
    }
  }

  private static Map<String, String> variables(Racers racers) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    for (var row :
        Queries.rows(
            racers.session(0),
            racers.h2()
                ? "SELECT state_key, state_command FROM information_schema.session_state"
                    + " UNION SELECT 'lock', LOCK_TIMEOUT()::VARCHAR"
                    + " UNION SELECT 'zone', EXTRACT(TIMEZONE_MINUTE FROM CURRENT_TIMESTAMP)::VARCHAR"
                : racers.postgres()
                    ? "SELECT name, setting FROM pg_settings WHERE name NOT LIKE 'transaction%'"
                    : "SELECT VARIABLE_NAME, SESSION_VALUE FROM information_schema.SYSTEM_VARIABLES"
                        + " WHERE VARIABLE_SCOPE = 'SESSION'")) {
      variables.put(row.get(0), row.get(1));
    }
    return variables;
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void nothingIsLeftOpen(Server server) throws Exception {
    try (Schema schema = server.createSchema("left")) {
      IsolationSetting setting = Racers.setting(server.engine(), "read-committed");
      try (LockWatch watch = server.engine().lockWatch(schema, setting).orElseThrow();
          StateReset reset = server.engine().stateReset(schema, setting)) {
        assertThat(watch.waiting(Set.of())).isEmpty();
        assertThat(reset.tables()).isEmpty();
        reset.restore();
      }
      try (var control = schema.connect()) {
        String query =
            server.engine() instanceof H2Engine
                // One keeps the database, and this one asks.
                ? "SELECT 1 FROM information_schema.sessions OFFSET 2"
                : server.engine() instanceof PostgresEngine
                    ? "SELECT 1 FROM pg_stat_activity a WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid() AND query LIKE '%contend_left%'"
                    : "SELECT 1 FROM information_schema.processlist WHERE db = '"
                        + schema.name()
                        + "' AND id <> CONNECTION_ID()";
        assertThat(
                Polling.until(Duration.ofSeconds(5), () -> Racers.column(control, query).isEmpty()))
            .isTrue();
      }
    }
  }
}
