package dev.contend.harness.explore.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test bed that can't be opened leaves no session behind. */
class OpenedBedIT {
  private static final String REFUSAL = "The server gave 0 of 2 sessions: use fewer clients.";

  /** A schema that remembers the sessions that it gave, and has none for a pool. */
  private record Refusing(Schema schema, List<Connection> given) implements Schema {
    @Override
    public String name() {
      return schema.name();
    }

    @Override
    public Connection connect() throws SQLException {
      given.add(schema.connect());
      return given.get(given.size() - 1);
    }

    @Override
    public HikariDataSource pool(IsolationSetting isolation, int sessions, Duration timeout)
        throws SQLException {
      throw new SQLException(REFUSAL);
    }

    @Override
    public void awaitSessionsEnded(Duration limit) throws SQLException {
      schema.awaitSessionsEnded(limit);
    }

    @Override
    public void close() throws SQLException {
      schema.close();
    }
  }

  static Stream<Server> servers() {
    return TestServers.shared();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void whoIsRefusedItsPoolKeepsNoSession(Server server) throws Exception {
    try (Refusing schema = new Refusing(server.createSchema("refused"), new ArrayList<>())) {
      IsolationSetting setting = server.isolationSettings().get(0);
      assertThatThrownBy(() -> TestBed.open(server.engine(), schema, setting, 2))
          .isInstanceOf(SQLException.class)
          .hasMessage(REFUSAL)
          .hasNoSuppressedExceptions();
      assertThat(schema.given()).isNotEmpty();
      for (Connection session : schema.given()) {
        assertThat(session.isClosed()).isTrue();
      }
    }
  }
}
