package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However a harness ends: ten seconds later none of its processes and none of its folders is left.
 */
class GoneIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path temporary;
  private Process harness;
  private BufferedReader output;
  private final List<ProcessHandle> processes = new ArrayList<>();

  private void launch(String whatToDo) throws IOException {
    List<String> command =
        List.of(
            // A process group of its own, as a shell gives it to a command in the foreground.
            "setsid",
            // A build in the background ignores Ctrl-C, and so would all that it starts.
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-Djava.io.tmpdir=" + Files.createDirectory(servers()),
            "-cp",
            System.getProperty("java.class.path"),
            ServingMain.class.getName(),
            whatToDo);
    harness =
        new ProcessBuilder(command).redirectError(temporary.resolve("errors").toFile()).start();
    output =
        new BufferedReader(new InputStreamReader(harness.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("starting");
  }

  private void awaitReady() throws IOException {
    for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
      assertThat(line).as(Files.readString(temporary.resolve("errors"))).isNotNull();
      String[] words = line.split(" ", 3);
      ProcessHandle server = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
      Stream.concat(Stream.of(server), server.descendants()).forEach(processes::add);
      assertThat(Path.of(words[2])).isDirectory();
    }
    // PostgreSQL alone has several processes.
    assertThat(processes).hasSizeGreaterThan(4);
  }

  @AfterEach
  void everythingIsGone() throws IOException {
    boolean gone =
        Polling.until(
            LIMIT,
            () ->
                !harness.isAlive()
                    && processes.stream().noneMatch(ProcessHandle::isAlive)
                    && folders().isEmpty());
    assertThat(gone)
        .as(
            "%s left, folders %s",
            processes.stream().filter(ProcessHandle::isAlive).toList(), folders())
        .isTrue();
  }

  /** With a blank, since some programs take it for the end of a path. */
  private Path servers() {
    return temporary.resolve("servers of the harness");
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(servers())) {
      return files.toList();
    }
  }

  private void signal(String name, String process) throws Exception {
    assertThat(kill(name, process)).isZero();
  }

  private static int kill(String name, String process) throws Exception {
    return new ProcessBuilder("kill", "-s", name, "--", process).start().waitFor();
  }

  @Test
  void afterReturnWithoutClose() throws Exception {
    launch("return");
    awaitReady();
    assertThat(harness.waitFor()).isZero();
    assertThat(temporary.resolve("errors")).isEmptyFile();
  }

  @Test
  void afterAnException() throws Exception {
    launch("throw");
    awaitReady();
    assertThat(harness.waitFor()).isOne();
  }

  @Test
  void afterSigterm() throws Exception {
    launch("wait");
    awaitReady();
    signal("TERM", Long.toString(harness.pid()));
  }

  @Test
  void afterCtrlC() throws Exception {
    launch("wait");
    awaitReady();
    signal("INT", "-" + harness.pid());
  }

  @Test
  void afterSigkillOfTheWholeProcessGroup() throws Exception {
    launch("wait");
    awaitReady();
    signal("KILL", "-" + harness.pid());
  }

  @Test
  void afterSigkillOfAHarnessWhoseServersAreStopped() throws Exception {
    launch("wait");
    awaitReady();
    for (ProcessHandle process : processes) {
      // A worker of PostgreSQL may have had its day between being listed and now.
      assertThat(kill("STOP", Long.toString(process.pid())) == 0 || !process.isAlive()).isTrue();
    }
    signal("KILL", Long.toString(harness.pid()));
  }

  /** At some moment in each of the steps of a start, whatever they are. */
  @ParameterizedTest
  @ValueSource(ints = {400, 900, 1400})
  void afterSigkillInMidStart(int milliseconds) throws Exception {
    launch("wait");
    Polling.until(Duration.ofMillis(milliseconds), () -> false);
    signal("KILL", Long.toString(harness.pid()));
    harness.waitFor();
    assertThat(Polling.until(LIMIT, this::nobodyNamesTheFolder)).isTrue();
  }

  private boolean nobodyNamesTheFolder() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(process -> process.info().commandLine().orElse(""))
          .noneMatch(line -> line.contains(temporary.toString()));
    }
  }
}
