package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a server that is already there: what we need, what we leave alone, what we leave behind. */
class ExternalServerIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @BeforeAll
  static void prepare() throws SQLException {
    for (Host host : Host.all()) {
      host.prepare();
    }
  }

  @AfterAll
  static void tidyUp() throws SQLException {
    for (Host host : Host.all()) {
      assertThat(host.schemas()).isEmpty();
      host.tidyUp();
    }
  }

  static Stream<Host> hosts() {
    return Host.all().stream();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void anUnprivilegedUserRacesInMarkedSchemas(Host host) throws Exception {
    try (Server server = host.open();
        Schema schema = server.createSchema("race");
        Connection control = schema.connect()) {
      assertThat(server.version()).isEqualTo(host.server().version());
      assertThat(RunMark.parse(host.schemas().get(schema.name()))).isPresent();
      host.execute(control, "CREATE TABLE thing (id INT PRIMARY KEY)");
      for (IsolationSetting setting : server.isolationSettings()) {
        try (HikariDataSource pool = schema.pool(setting, 3);
            Connection session = pool.getConnection()) {
          host.execute(session, "DELETE FROM thing");
          assertThat(server.engine().readIsolation(session)).isNotEmpty();
          assertThatThrownBy(() -> schema.awaitSessionsEnded(Duration.ofMillis(20)))
              .isInstanceOf(SQLTimeoutException.class)
              .hasMessageStartingWith("The server still has 3 sessions");
        }
        schema.awaitSessionsEnded(SOON);
      }
      assertThat(control.isValid(1)).isTrue();
      try (Connection closed = schema.connect()) {
        assertThat(closed.isValid(1)).isTrue();
      }
      schema.awaitSessionsEnded(SOON);
    }
    assertThat(host.schemas()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void closingTheServerDropsWhatIsLeft(Host host) throws Exception {
    Server server = host.open();
    Schema schema = server.createSchema("left");
    schema.pool(server.isolationSettings().get(0), 2);
    server.close();
    assertThat(host.schemas()).isEmpty();
    schema.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void whatADeadRunLeftIsDropped(Host host) throws Exception {
    Access access = host.guest().access();
    ServerSchema first = ServerSchema.create(access, "dead", RunMark.random().comment());
    ServerSchema second = ServerSchema.create(access, "dead", RunMark.random().comment());
    try (Server server = host.open()) {
      assertThat(server.notes())
          .containsExactlyInAnyOrder(
              "there: %s, which a run that was killed had left, was dropped."
                  .formatted(first.name()),
              "there: %s, which a run that was killed had left, was dropped."
                  .formatted(second.name()));
    }
    assertThat(host.schemas()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void twoRunsAtOnceLeaveEachOtherAlone(Host host) throws Exception {
    try (Server first = host.open();
        Schema schema = first.createSchema("first")) {
      try (Server second = host.open();
          Schema other = second.createSchema("second")) {
        assertThat(second.notes()).isEmpty();
        assertThat(host.schemas()).containsOnlyKeys(schema.name(), other.name());
        try (Server third = host.open()) {
          assertThat(third.notes()).isEmpty();
        }
      }
      assertThat(host.schemas()).containsOnlyKeys(schema.name());
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void whatDoesNotCarryOurMarkIsLeftAlone(Host host) throws Exception {
    Access access = host.guest().access();
    Map<String, String> others =
        Map.of("contend_orders", "", "contend_archive", "contend: run of last year");
    for (Map.Entry<String, String> other : others.entrySet()) {
      host.create(access, other.getKey(), other.getValue());
    }
    try {
      try (Server server = host.open()) {
        server.createSchema("x").close();
        assertThat(server.notes())
            .containsExactly(
                "there: contend_archive does not carry Contend's mark, so it is somebody else's:"
                    + " left alone.",
                "there: contend_orders does not carry Contend's mark, so it is somebody else's:"
                    + " left alone.");
      }
      assertThatThrownBy(() -> host.create(access, "contend_orders", RunMark.random().comment()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("contend_orders");
      assertThat(host.schemas()).isEqualTo(others);
    } finally {
      for (String other : others.keySet()) {
        host.execute(access.drop(other));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aRunThatLostItsLockTakesAnother(Host host) throws Exception {
    try (Server server = host.open();
        Schema before = server.createSchema("before")) {
      RunMark lost = RunMark.parse(host.schemas().get(before.name())).orElseThrow();
      host.endHolderOf(lost);
      try (Schema after = server.createSchema("after")) {
        assertThat(RunMark.parse(host.schemas().get(after.name()))).get().isNotEqualTo(lost);
        try (Server other = host.open()) {
          assertThat(other.notes()).singleElement().asString().contains(before.name(), "dropped");
          assertThat(host.schemas()).containsOnlyKeys(after.name());
        }
        host.create(host.guest().access(), before.name(), lost.comment());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aMissingRightIsNamedWithTheStatementThatGivesIt(Host host) throws Exception {
    host.revoke();
    assertThatThrownBy(host::open)
        .isInstanceOf(ServerException.class)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).startsWith("there: the user ").contains("CREATE");
              host.execute(e.getMessage().replaceFirst(".*(GRANT .*);", "$1"));
            });
    host.open().close();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void whatIsWrongWithTheWayThereIsSaidInASentence(Host host) throws Exception {
    assertThatThrownBy(() -> host.open(host.url(), "wrong horse"))
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith(
            "there: the server at 127.0.0.1:%d does not let '%s' in with this password;",
            host.server().port(), Host.USER)
        .hasMessageContaining("CONTEND_THERE_PASSWORD")
        .hasMessageNotContaining("wrong horse");
    assertThatThrownBy(() -> host.open(host.url("127.0.0.1", closedPort(), "x")))
        .isInstanceOf(ServerException.class)
        .hasMessageMatching("there: nothing listens at 127\\.0\\.0\\.1:\\d+; .*");
    assertThatThrownBy(() -> host.open(host.url("no-such-host.invalid", 1, "x")))
        .isInstanceOf(ServerException.class)
        .hasMessage("there: there is no host 'no-such-host.invalid'; correct it in --db-url.");
    assertThatThrownBy(() -> host.open(host.url("127.0.0.1", host.server().port(), "contend_none")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("has no database 'contend_none'; create it");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
