package dev.contend.workloads;

import static dev.contend.workloads.ContendProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and kill in the middle of a run: nothing is left running, what was recorded is there. */
class InterruptionIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(10);

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"INT; 130; postgres,mariadb", "TERM; 143; postgres"})
  void nothingIsLeftBehind(String signal, int exitCode, String databases) throws Exception {
    try (ContendProcess contend = longRace(databases)) {
      await("a race in full swing", START, () -> recorded() > 100_000);
      assertThat(processes()).isNotEmpty();
      contend.signal(signal);
      await("end of the process", END, () -> !contend.isAlive());

      assertThat(contend.exitCode()).isEqualTo(exitCode);
      assertThat(contend.out()).contains("cut short", "Report: ");
      assertThat(contend.err()).doesNotContain("\tat ");
    }
    await("end of all servers", END, () -> processes().isEmpty());
    assertThat(home.resolve("tmp")).isEmptyDirectory();
    Path run = home.resolve("results/runs/latest");
    assertThat(run.resolve("run.json")).content().contains("\"complete\" : false");
    assertThat(run.resolve("index.html")).content().contains("cut short");
  }

  @Test
  void anExplorationThatIsCutShortLeavesNothingBehindEither() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--db",
            "postgres",
            "--driver",
            "explore",
            "--workload",
            "stock",
            "--strategy",
            // The first breaks at once, and the second takes long.
            "check-then-act,version-column")) {
      await("explored cells", START, () -> witnesses() > 0);
      contend.signal("INT");
      await("end of the process", END, () -> !contend.isAlive());

      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(130);
      assertThat(contend.out()).contains("cut short", "Report: ");
      assertThat(contend.err()).doesNotContain("\tat ");
    }
    await("end of all servers", END, () -> processes().isEmpty());
    assertThat(home.resolve("tmp")).isEmptyDirectory();
  }

  private ContendProcess longRace(String databases) throws IOException {
    return new ContendProcess(
        home,
        "run",
        "--db",
        databases,
        "--driver",
        "stress",
        "--workload",
        "stock",
        "--strategy",
        "select-for-update",
        "--seconds",
        "30");
  }

  /** Witnesses on disk: at least one cell was explored to its end. */
  private long witnesses() {
    try (Stream<Path> files = Files.walk(home.resolve("results"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("witness-")).count();
    } catch (IOException | UncheckedIOException e) {
      // It is not there yet, or a file was being moved into place.
      return 0;
    }
  }

  /**
   * Nobody can handle this signal; what is on disk has to do, and servers have to end by
   * themselves.
   */
  @Test
  void whatAKilledRunRecordedIsThere() throws Exception {
    try (ContendProcess contend = longRace("postgres")) {
      await("a race in full swing", START, () -> recorded() > 100_000);
      contend.signal("KILL");
      await("end of the process", END, () -> !contend.isAlive());
    }
    await("end of all servers", END, () -> processes().isEmpty());
    await("end of all folders", END, () -> home.resolve("tmp").toFile().list().length == 0);

    Path run = home.resolve("results/runs/latest");
    String history = "cells/stock--select-for-update--postgres--read-committed--stress/history.edn";
    try (ContendProcess check =
        new ContendProcess(home, "check", run.resolve(history).toString(), "--model", "stock")) {
      assertThat(check.exitCode()).as(check.err()).isEqualTo(2);
      assertThat(check.out()).startsWith("unknown").contains("final state is missing");
    }
    try (ContendProcess report = new ContendProcess(home, "report")) {
      assertThat(report.exitCode()).as(report.err()).isZero();
    }
    assertThat(run.resolve("index.html")).content().contains("cut short", history);
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

  /** Server processes that work in our folder, which is nobody else's. */
  private List<String> processes() {
    return ContendProcess.commandLines().stream()
        .filter(line -> line.contains(home.toString()) && !line.contains("cli.Main"))
        .toList();
  }
}
