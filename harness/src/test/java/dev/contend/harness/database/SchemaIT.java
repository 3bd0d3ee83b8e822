package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, and the sessions of their pools. */
class SchemaIT {
  static Stream<Named<Server>> servers() {
    return TestServers.shared().map(server -> Named.of(server.engine().name(), server));
  }

  static Stream<Arguments> settings() {
    return servers()
        .flatMap(
            server ->
                server.getPayload().engine().isolationSettings().stream()
                    .map(setting -> Arguments.of(server, setting)));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("settings")
  void pooledSessionsHaveTheSettingAlsoWhenReused(Server server, IsolationSetting setting)
      throws SQLException {
    Engine engine = server.engine();
    String expected = expected(engine, setting);
    try (Schema schema = server.createSchema("setting");
        HikariDataSource pool = schema.pool(setting, 1)) {
      for (int use = 0; use < 3; use++) {
        try (Connection session = pool.getConnection()) {
          assertThat(engine.readIsolation(session)).isEqualTo(expected);
          assertThat(session.getTransactionIsolation()).isEqualTo(setting.jdbcLevel());
          session.setAutoCommit(false);
          assertThat(engine.readIsolation(session)).isEqualTo(expected);
          session.rollback();
          // What the next one to borrow this session must not see.
          session.setTransactionIsolation(
              setting.jdbcLevel() == Connection.TRANSACTION_SERIALIZABLE
                  ? Connection.TRANSACTION_READ_COMMITTED
                  : Connection.TRANSACTION_SERIALIZABLE);
        }
      }
    }
  }

  private static String expected(Engine engine, IsolationSetting setting) {
    String level = setting.name().replace("+snapshot", "");
    if (!(engine instanceof MariaDbEngine)) {
      return level.replace('-', ' ');
    }
    return level.toUpperCase(Locale.ROOT)
        + ", innodb_snapshot_isolation="
        + (setting.name().endsWith("+snapshot") ? "ON" : "OFF");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void aSchemaIsCurrentInItsSessionsAndGoneWhenClosed(Server server) throws Exception {
    Schema schema = server.createSchema("Größe; DROP \"x\" `y`");
    assertThat(schema.name()).matches("contend_gr_e_drop_x_y__[0-9a-f]{12}");
    try (schema;
        Connection control = schema.connect();
        Statement statement = control.createStatement();
        HikariDataSource pool = schema.pool(server.engine().isolationSettings().get(0), 3)) {
      assertThat(control.getAutoCommit()).isTrue();
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(3);
      statement.execute(
          "CREATE TABLE thing (id " + server.engine().identityColumn() + ", word VARCHAR(20))");
      statement.execute("INSERT INTO thing (word) VALUES ('ü€😀')");
      try (Connection session = pool.getConnection();
          Statement read = session.createStatement();
          ResultSet result = read.executeQuery("SELECT id, word FROM thing")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getLong(1)).isEqualTo(1);
        assertThat(result.getString(2)).isEqualTo("ü€😀");
      }
      assertThat(exists(server, schema)).isTrue();
    }
    assertThat(exists(server, schema)).isFalse();
    schema.close();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void sessionsAreAwaited(Server server) throws SQLException {
    try (Schema schema = server.createSchema("await");
        Schema other = server.createSchema("other");
        Connection control = schema.connect()) {
      IsolationSetting setting = server.engine().isolationSettings().get(0);
      HikariDataSource pool = schema.pool(setting, 4);
      try (HikariDataSource unrelated = other.pool(setting, 1)) {
        Connection busy = pool.getConnection();
        busy.setAutoCommit(false);
        assertThatThrownBy(() -> schema.awaitSessionsEnded(Duration.ofMillis(50)))
            .isInstanceOf(SQLTimeoutException.class)
            .hasMessage("The server still has 4 sessions of " + schema.name() + " after 50 ms.");
        pool.close();
        schema.awaitSessionsEnded(Duration.ofSeconds(10));
        assertThat(control.isValid(1)).isTrue();
        assertThat(unrelated.isRunning()).isTrue();
      }
    }
  }

  @Test
  void moreSessionsThanTheServerHasAreRefused() throws SQLException {
    Server server = TestServers.sharedOf(PostgresEngine.class);
    try (Schema schema = server.createSchema("many")) {
      assertThatThrownBy(() -> schema.pool(server.engine().isolationSettings().get(0), 120))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("The server gave \\d+ of 120 sessions: use fewer clients.");
      schema.awaitSessionsEnded(Duration.ofSeconds(10));
    }
  }

  @Test
  void everySessionReadsTheSwitchOfItsOwn() throws SQLException {
    Server server = TestServers.sharedOf(MariaDbEngine.class);
    try (Schema schema = server.createSchema("switch")) {
      IsolationSetting off = server.engine().isolationSettings().get(2);
      IsolationSetting on = server.engine().isolationSettings().get(3);
      try (HikariDataSource without = schema.pool(off, 1);
          HikariDataSource with = schema.pool(on, 1);
          Connection first = without.getConnection();
          Connection second = with.getConnection()) {
        assertThat(server.engine().readIsolation(first)).endsWith("=OFF");
        assertThat(server.engine().readIsolation(second)).endsWith("=ON");
      }
    }
  }

  private static boolean exists(Server server, Schema schema) throws SQLException {
    if (server instanceof EmbeddedServer embedded) {
      try (Connection connection = embedded.access().control("").getConnection()) {
        String query = "SELECT 1 FROM information_schema.schemata WHERE schema_name = '%s'";
        return !Queries.rows(connection, query.formatted(schema.name())).isEmpty();
      }
    }
    String url = "jdbc:h2:mem:" + schema.name() + ";IFEXISTS=TRUE";
    try (Connection connection = DriverManager.getConnection(url, "contend", "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      // Database not found, while its name is only that of one in memory.
      assertThat(e.getErrorCode()).isEqualTo(90146);
      return false;
    }
  }
}
