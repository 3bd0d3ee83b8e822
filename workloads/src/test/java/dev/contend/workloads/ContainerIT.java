package dev.contend.workloads;

import static dev.contend.workloads.ContendProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.database.StartedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code --server container}, where there is a container engine; {@code .ci/containers} starts one
 * and has these tests fail if they do not find it.
 */
class ContainerIT {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration END = Duration.ofSeconds(10);

  @TempDir Path home;
  private List<String> before;

  @BeforeAll
  static void thereIsAnEngine() throws Exception {
    Docker.Answer answer = Docker.ask("ps");
    if (!"required".equals(System.getProperty("contend.containers"))) {
      assumeTrue(answer.ok(), "no container engine: " + answer.text());
    }
    assertThat(answer.ok()).as(answer.text()).isTrue();
  }

  @BeforeEach
  void look() throws Exception {
    before = Docker.containers();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(Docker.containers()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres:16, postgres:16, postgres:16, read-committed, 16.",
    "mariadb:11.4, mariadb, mariadb:11.4, repeatable-read, 11.4."
  })
  void whatBreaksBreaksAndTheRemedyHolds(
      String asked, String name, String image, String isolation, String version) throws Exception {
    raced(asked, isolation, "stock on " + name + " " + version);
    Path run = home.resolve("results/runs/latest").toRealPath();
    assertThat(run.resolve("run.json"))
        .content()
        .contains("\"origin\" : \"container\"", "\"image\" : \"" + image + "\"")
        .contains("--server container --db " + asked);
    assertThat(run.resolve("index.html")).content().contains(", in a container of " + image);

    try (Stream<Path> cells = Files.list(run.resolve("cells"));
        ContendProcess contend =
            new ContendProcess(
                home,
                "replay",
                "--server",
                "container",
                cells
                    .map(cell -> cell.resolve("witness-1.json"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow()
                    .toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out()).contains("✓ 1 of 1 gave the same outcome.");
    }
  }

  @Test
  void anImageMayHaveAnyName() throws Exception {
    Docker.tell("tag", "postgres:16", "registry.example.org/contend/pg:test");
    try {
      raced(
          "postgres=registry.example.org/contend/pg:test",
          "read-committed",
          "stock on postgres=registry.example.org/contend/pg:test 16.");
    } finally {
      Docker.tell("rmi", "registry.example.org/contend/pg:test");
    }
  }

  /** Testcontainers would remove them when this process ends; that is too late for some. */
  @ParameterizedTest
  @CsvSource({
    "postgres:16, true, SHOW fsync, on",
    "postgres:16, false, SHOW fsync, off",
    "mariadb, true, SELECT @@innodb_flush_log_at_trx_commit, 1",
    "mariadb, false, SELECT @@innodb_flush_log_at_trx_commit, 0"
  })
  void isFastUnlessDurableAndGoneWhenClosed(
      String name, boolean durable, String query, String setting) throws Exception {
    StartedDatabase database = ServerKind.CONTAINER.named(name).orElseThrow();
    Server server = database.start(new ServerOptions(durable, 5));
    try {
      assertThat(Docker.containers()).hasSize(before.size() + 1);
      try (Schema schema = server.createSchema("settings");
          Connection connection = schema.connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        result.next();
        assertThat(result.getString(1)).isEqualTo(setting);
      }
    } finally {
      // As after Ctrl-C.
      Thread.currentThread().interrupt();
      server.close();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Docker.containers()).isEqualTo(before);
  }

  private void raced(String database, String isolation, String head) throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--server",
            "container",
            "--db",
            database,
            "--isolation",
            isolation,
            "--workload",
            "stock",
            "--strategy",
            "check-then-act,conditional-update",
            "--ops",
            "400")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out()).contains(head, "4 cells: 4 as graded", "✗ double-cancel");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "postgres:0.0-nothing; 69; The image postgres:0.0-nothing is not there and can't be pulled",
        "postgres=Bad//Name; 64; 'Bad//Name' is no name of an image",
      })
  void aWrongImageIsOneSentence(String database, int exitCode, String sentence) throws Exception {
    try (ContendProcess contend =
        new ContendProcess(home, "run", "--server", "container", "--db", database)) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(exitCode);
      assertThat(contend.err()).contains("contend: " + sentence).doesNotContain("\tat ");
    }
    assertThat(home.resolve("results")).doesNotExist();
  }

  /** Testcontainers' own message of it would show the environment, and so the password. */
  @Test
  void anImageThatIsNoServerIsSaidWithoutThePassword() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(home, "run", "--server", "container", "--db", "mariadb=postgres:16")) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .contains("contend: The container of the image postgres:16 ended")
          .doesNotContain("PASSWORD=", "\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void anInterruptedRunLeavesNothing(String signal, int exitCode) throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--server",
            "container",
            "--db",
            "postgres:16",
            "--workload",
            "stock",
            "--driver",
            "stress",
            "--strategy",
            "select-for-update",
            "--seconds",
            "60")) {
      await("a race in full swing", START, () -> recorded() > 50_000);
      assertThat(Docker.containers()).hasSize(before.size() + 1);
      assertThat(Docker.ask("ps", "--format", "{{.Ports}}").text())
          .contains("127.0.0.1:")
          .doesNotContain("0.0.0.0:", ":::");
      contend.signal(signal);
      await("end of the process", END, () -> !contend.isAlive());
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(exitCode);
      assertThat(contend.out()).contains("cut short", "Report: ");
      assertThat(contend.err()).doesNotContain("\tat ");
    }
  }

  /** Bytes of history on disk. */
  private long recorded() {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> file.endsWith("history.edn"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException e) {
      // Folders come and go.
      return 0;
    }
  }
}
