package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of servers that are not on the class path. */
class VersionsIT {
  @TempDir Path home;

  @Test
  void olderServersAreRacedAndReplayed() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--db",
            "postgres:15,mariadb:10.11",
            "--workload",
            "stock",
            "--strategy",
            "check-then-act,conditional-update",
            "--driver",
            "both",
            "--ops",
            "500")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out())
          .contains("stock on postgres:15 15.", "stock on mariadb:10.11 10.11.")
          .contains(" 23 as graded");
      assertThat(contend.err())
          .contains("mariadb:10.11: its version, 10.11.")
          .contains("has no repeatable-read+snapshot, which is left out.");
    }
    Path run = home.resolve("results/runs/latest").toRealPath();
    assertThat(run.resolve("run.json"))
        .content()
        .contains("\"name\" : \"postgres:15\"", "\"engine\" : \"postgres\"", "--db postgres:15,");

    Path cell =
        run.resolve("cells/stock--check-then-act--mariadb~3a10.11--repeatable-read--explore");
    try (ContendProcess contend =
        new ContendProcess(home, "replay", cell.resolve("witness-1.json").toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out()).contains("✓ 1 of 1 gave the same outcome.");
    }
  }

  @Test
  void aSettingThatWasAskedForAndLacksIsRefused() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home, "run", "--db", "mariadb:10.11", "--isolation", "repeatable-read+snapshot")) {
      assertThat(contend.exitCode()).isEqualTo(64);
      assertThat(contend.err()).contains("has no repeatable-read+snapshot").doesNotContain("\tat ");
    }
    assertThat(home.resolve("results")).doesNotExist();
  }

  @Test
  void withoutMavenItIsSaidWhatCouldNotBeFetched() throws Exception {
    Path programs = Files.createDirectory(home.resolve("bin"));
    for (String name : List.of("env", "ls", "rm", "setsid", "sh", "sleep")) {
      program(programs.resolve(name), "exec /bin/" + name + " \"$@\"");
    }
    try (ContendProcess contend = anOlderPostgres(programs.toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .contains("there is no mvn to fetch io.zonky.test.postgres:", ":14.24.0 with; install")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void whatMavenCannotFetchIsSaidWithItsReason() throws Exception {
    Path programs = Files.createDirectory(home.resolve("bin"));
    program(programs.resolve("mvn"), "echo the mirror is down; exit 7");
    try (ContendProcess contend = anOlderPostgres(programs + ":" + System.getenv("PATH"))) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(69);
      assertThat(contend.err())
          .contains("the mirror is down", "mvn could not fetch io.zonky", "(exit code 7)")
          .doesNotContain("\tat ");
    }
    assertThat(home.resolve("tmp")).isEmptyDirectory();
    assertThat(home.resolve("cache").toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private ContendProcess anOlderPostgres(String path) throws IOException {
    return new ContendProcess(
        home,
        List.of(),
        Map.of("PATH", path, "CONTEND_CACHE", home.resolve("cache").toString()),
        "run",
        "--db",
        "postgres:14");
  }
}
