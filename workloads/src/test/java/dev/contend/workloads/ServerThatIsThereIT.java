package dev.contend.workloads;

import static dev.contend.workloads.ContendProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Engines;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --db-url} as people use it, with an ordinary user on servers of ours that play those that
 * were there before: nothing of ours stays there, and the password is nowhere.
 */
class ServerThatIsThereIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(10);

  /** Words that occur nowhere by chance, in any encoding. */
  private static final String USER = "guestzqx";

  private static final String PASSWORD = "xyzzy7plugh";

  private static List<Server> servers;
  private static String postgres;
  private static String mariadb;

  @TempDir private Path home;
  @TempDir private Path secrets;

  @BeforeAll
  static void startServers() throws Exception {
    servers = Engines.startAll(Engines.startable(), new ServerOptions(false, 60));
    postgres =
        "jdbc:postgresql://127.0.0.1:%d/house"
            .formatted(
                prepare(
                    servers.get(0),
                    "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'",
                    "CREATE DATABASE house",
                    "GRANT CREATE ON DATABASE house TO " + USER));
    mariadb =
        "jdbc:mariadb://127.0.0.1:%d/"
            .formatted(
                prepare(
                    servers.get(1),
                    "CREATE USER " + USER + " IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER"
                        + " ON `contend\\_%`.* TO "
                        + USER));
  }

  /** Runs statements as the administrator; gives the server's port. */
  private static int prepare(Server server, String... statements) throws SQLException {
    try (Schema schema = server.createSchema("prepare");
        Connection administrator = schema.connect();
        Statement statement = administrator.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      String url = administrator.getMetaData().getURL();
      return URI.create(url.substring("jdbc:".length())).getPort();
    }
  }

  @AfterAll
  static void stopServers() {
    if (servers != null) {
      servers.forEach(Server::close);
    }
  }

  /** On purpose one in each of the two ways. */
  private ContendProcess run(String... options) throws IOException {
    Path file = secrets.resolve("credentials");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "maria.user=%s%nmaria.password=%s%n".formatted(USER, PASSWORD));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--driver",
                "stress",
                "--db-url",
                "pg=" + postgres,
                "--db-url",
                "maria=" + mariadb));
    arguments.addAll(List.of("--credentials", file.toString()));
    arguments.addAll(List.of("--isolation", "read-committed"));
    arguments.addAll(Arrays.asList(options));
    return new ContendProcess(
        home,
        List.of(),
        Map.of("CONTEND_PG_USER", USER, "CONTEND_PG_PASSWORD", PASSWORD),
        arguments.toArray(String[]::new));
  }

  /** Everything that all runs of a test printed and wrote. */
  @AfterEach
  void thePasswordIsNowhere() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  void anOrdinaryUserRacesAndNothingStays() throws Exception {
    try (ContendProcess contend =
        run(
            "--workload",
            "stock",
            "--strategy",
            "conditional-update,check-then-act",
            "--seconds",
            "0.5")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out())
          .contains("stock on pg postgres 18", "stock on maria mariadb 11", "4 as graded")
          .doesNotContain(USER);
      assertThat(contend.err()).contains("Connected to pg and maria; 4 cells").doesNotContain(USER);
    }
    assertThat(schemas()).isEmpty();
    Path run = home.resolve("results/runs/latest");
    assertThat(run.resolve("run.json"))
        .content()
        .contains("--db-url pg=" + postgres + " --db-url maria=" + mariadb)
        .contains("\"durable\" : null", "\"origin\" : \"external\"", "\"engine\" : \"mariadb\"")
        .doesNotContain(USER);
    assertThat(run.resolve("index.html")).content().contains("a server that was there before");
    assertThat(
            run.resolve("cells/stock--check-then-act--maria--read-committed--stress/verdict.json"))
        .content()
        .contains("--db-url maria=" + mariadb + " --isolation read-committed");
  }

  @Test
  void whatAKilledRunLeftTheNextOneDropsButNotWhatALiveOneUses() throws Exception {
    try (ContendProcess live =
        run("--workload", "stock", "--strategy", "select-for-update", "--seconds", "60")) {
      await("a race in full swing", START, () -> recorded() > 100_000);
      assertThat(ContendProcess.commandLines()).noneMatch(line -> line.contains(PASSWORD));
      assertThat(schemas()).hasSize(1);
      try (ContendProcess other =
          run("--workload", "stock", "--strategy", "select-for-update", "--ops", "100")) {
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(other.err()).doesNotContain("dropped");
      }
      assertThat(live.isAlive()).isTrue();
      assertThat(schemas()).hasSize(1);
      live.signal("KILL");
      await("end of the process", END, () -> !live.isAlive());
    }
    assertThat(schemas()).hasSize(1);
    try (ContendProcess next =
        run("--workload", "stock", "--strategy", "select-for-update", "--ops", "100")) {
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.err()).contains("which a run that was killed had left, was dropped.");
    }
    assertThat(schemas()).isEmpty();
  }

  @Test
  void anInterruptedRunLeavesNothing() throws Exception {
    try (ContendProcess contend =
        run("--workload", "stock", "--strategy", "select-for-update", "--seconds", "60")) {
      await("a race in full swing", START, () -> recorded() > 100_000);
      contend.signal("TERM");
      assertThat(contend.exitCode()).isEqualTo(143);
      assertThat(contend.out()).contains("cut short", "Report: ");
    }
    assertThat(schemas()).isEmpty();
  }

  @Test
  void aServerThatCannotBeHadIsOneSentence() throws Exception {
    String closed = "jdbc:mariadb://127.0.0.1:" + closedPort() + "/";
    for (String url : List.of(closed, mariadb)) {
      try (ContendProcess contend =
          new ContendProcess(
              home,
              List.of(),
              Map.of("CONTEND_M_USER", USER, "CONTEND_M_PASSWORD", PASSWORD + "!"),
              "run",
              "--db-url",
              "m=" + url)) {
        assertThat(contend.exitCode()).isEqualTo(69);
        assertThat(contend.err()).startsWith("contend: m: ").hasLineCount(1);
        assertThat(contend.out()).isEmpty();
      }
    }
    assertThat(home.resolve("results")).doesNotExist();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Those of both servers that begin as ours do. */
  private static List<String> schemas() throws SQLException {
    List<String> schemas = new ArrayList<>();
    for (String url : List.of(postgres, mariadb)) {
      try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT schema_name FROM information_schema.schemata"
                      + " WHERE LEFT(schema_name, 8) = 'contend_'")) {
        while (result.next()) {
          schemas.add(result.getString(1));
        }
      }
    }
    return schemas;
  }

  /** Bytes of history on disk. */
  private long recorded() {
    try (Stream<Path> files = Files.walk(home.resolve("results"))) {
      return files
          .filter(file -> file.endsWith("history.edn"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException e) {
      // It is not there yet.
      return 0;
    }
  }
}
