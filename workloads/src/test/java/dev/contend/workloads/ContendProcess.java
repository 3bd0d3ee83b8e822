package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Polling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command line as a process of its own, as people run it. */
final class ContendProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  /**
   * Starts a command.
   *
   * @param home as the launcher would name it; temporary folders go below it too
   */
  ContendProcess(Path home, String... arguments) throws IOException {
    this(home, List.of(), Map.of(), arguments);
  }

  /**
   * Starts a command.
   *
   * @param prefix a command that becomes the one that follows it
   * @param environment beside what is inherited
   */
  ContendProcess(
      Path home, List<String> prefix, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    // A build in the background ignores Ctrl-C, and so would all that it starts.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dcontend.home=" + home);
    // Most of them live for half a second, in which a better compiler and a verifier only cost.
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote"));
    // As the launcher does.
    command.addAll(
        List.of(
            "-XX:-PrintWarnings",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED"));
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
    PackedContend packed = PackedContend.shared();
    command.add("-Xlog:cds*=off");
    for (Path archive : packed.archives()) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.add("-cp");
    String own = environment.getOrDefault("CONTEND_CLASSPATH", "");
    command.add(packed.jar() + (own.isEmpty() ? "" : ":" + own));
    command.add("dev.contend.harness.cli.Main");
    command.addAll(List.of(arguments));
    out = Files.createTempFile(home, "out", ".txt");
    err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  /** Waits for its end; gives the exit code. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a signal by its name: {@code INT}, {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start().waitFor();
  }

  /** Looks again and again until something is so; fails when it is not within the limit. */
  static void await(String what, Duration limit, BooleanSupplier condition) {
    assertThat(Polling.until(limit, condition::getAsBoolean))
        .as(what + " within " + limit)
        .isTrue();
  }

  /** The command lines of all processes, as the system has them, arguments parted by zeros. */
  static List<String> commandLines() {
    return ProcessHandle.allProcesses().map(ContendProcess::commandLine).toList();
  }

  /** {@code ProcessHandle.Info} leaves out arguments of some processes. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It is gone already.
      return "";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
