package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a started server is, and that it is gone when closed. */
class ServerIT {
  private static final Map<String, String> POSTGRES_DEFAULTS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "deadlock_timeout", "1s");
  private static final Map<String, String> POSTGRES_FAST =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "deadlock_timeout", "3ms");
  private static final Map<String, String> MARIADB_DEFAULTS =
      Map.of(
          "innodb_flush_log_at_trx_commit", "1",
          "innodb_flush_method", "O_DIRECT",
          "innodb_doublewrite", "ON",
          "sync_frm", "ON",
          "innodb_lock_wait_timeout", "50");
  private static final Map<String, String> MARIADB_FAST =
      Map.of(
          "innodb_flush_log_at_trx_commit", "0",
          "innodb_flush_method", "nosync",
          "innodb_doublewrite", "OFF",
          "sync_frm", "OFF",
          "innodb_lock_wait_timeout", "5");

  static Stream<EmbeddedServer> servers() {
    return TestServers.all();
  }

  @Test
  void versionsAreThoseOfTheArtifacts() {
    assertThat(TestServers.of(PostgresEngine.class).version()).startsWith("18.");
    assertThat(TestServers.of(MariaDbEngine.class).version()).matches("11\\.4\\.\\d+-MariaDB.*");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void listensOnTheLoopbackAddressAlone(EmbeddedServer server) throws IOException {
    List<String> listening = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns[3].equals("0A") && columns[1].endsWith(":%04X".formatted(server.port()))) {
          listening.add(columns[1]);
        }
      }
    }
    assertThat(listening).containsExactly("0100007F:%04X".formatted(server.port()));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void nobodyEntersWithoutThePassword(EmbeddedServer server) throws SQLException {
    boolean postgres = server.engine() instanceof PostgresEngine;
    for (String wrong : List.of("wrong", "")) {
      Access access =
          postgres
              ? new PostgresAccess(server.port(), wrong)
              : new MariaDbAccess(server.port(), wrong);
      assertThatThrownBy(() -> access.control("").getConnection()).isInstanceOf(SQLException.class);
    }
    String entrances =
        postgres
            ? "SELECT DISTINCT auth_method, '' FROM pg_hba_file_rules"
            : "SELECT CONCAT(User, '@', Host), JSON_VALUE(Priv, '$.account_locked')"
                + " FROM mysql.global_priv";
    Map<String, String> expected =
        postgres
            ? Map.of("scram-sha-256", "")
            : Map.of("root@127.0.0.1", "", "contend@127.0.0.1", "", "mariadb.sys@localhost", "1");
    assertThat(pairs(server, entrances)).isEqualTo(expected);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void fastUnlessAskedToBeDurable(EmbeddedServer server) throws Exception {
    assertThat(settings(server))
        .containsAllEntriesOf(
            server.engine() instanceof PostgresEngine ? POSTGRES_FAST : MARIADB_FAST);
  }

  @Test
  void durableIsTheEnginesOwnDefaultAndClosingLeavesNothing() throws Exception {
    List<Engine> engines = servers().map(EmbeddedServer::engine).toList();
    for (Server server : Engines.startAll(engines, new ServerOptions(true, 5))) {
      EmbeddedServer embedded = (EmbeddedServer) server;
      assertThat(settings(embedded))
          .containsAllEntriesOf(
              server.engine() instanceof PostgresEngine ? POSTGRES_DEFAULTS : MARIADB_DEFAULTS);
      Schema schema = server.createSchema("closed with its server");
      schema.pool(server.engine().isolationSettings().get(0), 2);

      ProcessHandle process = ProcessHandle.of(embedded.pid()).orElseThrow();
      List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
      server.close();
      assertThat(all).noneMatch(ProcessHandle::isAlive);
      assertThat(embedded.folder()).doesNotExist();
      server.close();
      schema.close();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void thePasswordIsNotToBeSeen(EmbeddedServer shared) throws Exception {
    AtomicReference<String> password = new AtomicReference<>();
    EmbeddedServer.Installation real =
        shared.engine() instanceof PostgresEngine
            ? new PostgresInstallation()
            : new MariaDbInstallation();
    EmbeddedServer.Installation eavesdropper =
        new EmbeddedServer.Installation() {
          @Override
          public Path unpack(Binaries binaries) throws ServerException, IOException {
            return real.unpack(binaries);
          }

          @Override
          public void install(Path home, ServerFolder folder, String secret)
              throws ServerException, IOException {
            password.set(secret);
            real.install(home, folder, secret);
          }

          @Override
          public Process start(Path home, ServerFolder folder, int port, ServerOptions options)
              throws IOException {
            return real.start(home, folder, port, options);
          }

          @Override
          public Access access(int port, String secret) {
            return real.access(port, secret);
          }
        };
    try (EmbeddedServer server =
        EmbeddedServer.start(shared.engine(), eavesdropper, new ServerOptions(false, 5))) {
      assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine()))
          .noneMatch(line -> line.orElse("").contains(password.get()));
      try (Stream<Path> files = Files.walk(server.folder())) {
        assertThat(files.filter(Files::isRegularFile))
            .noneMatch(file -> contains(file, password.get()));
      }
      assertThat(server.access().control("").toString()).doesNotContain(password.get());
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.size(file) < 1 << 20
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> settings(EmbeddedServer server) throws SQLException {
    return pairs(
        server,
        server.engine() instanceof PostgresEngine
            ? "SELECT name, current_setting(name) FROM pg_settings"
            : "SHOW GLOBAL VARIABLES");
  }

  private static Map<String, String> pairs(EmbeddedServer server, String query)
      throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    try (Connection connection = server.access().control("").getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        String value = result.getString(2);
        pairs.put(result.getString(1), value == null ? "" : value);
      }
    }
    return pairs;
  }
}
