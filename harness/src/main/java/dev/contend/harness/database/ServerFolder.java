package dev.contend.harness.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The temporary folder of one server, with its data and its log, and the processes that run on it.
 * Nothing of it outlives this process: the {@link Reaper} knows it before it exists.
 */
public final class ServerFolder {
  /** The text of ENOSPC. */
  private static final String NO_SPACE = "No space left on device";

  private static final long LONGEST_COMMAND_SECONDS = 120;
  private static final int LOG_TAIL_LINES = 30;

  private final Path path;
  private final Path binaries;

  private ServerFolder(Path path, Path binaries) {
    this.path = path;
    this.binaries = binaries;
  }

  /**
   * Makes an empty folder that only its owner may enter.
   *
   * @param product part of its name
   * @param binaries the folder of all unpacked binaries
   * @throws ServerException if it can't be made
   */
  public static ServerFolder create(String product, Path binaries) throws ServerException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path path =
          temporary
              .toRealPath()
              .resolve("contend-" + product + "-" + UUID.randomUUID().toString().substring(24));
      Reaper.watch(binaries, path);
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new ServerFolder(path, binaries);
    } catch (IOException e) {
      throw new ServerException(
          "No folder for a server's data could be made in "
              + temporary
              + " ("
              + e
              + "): choose another with -Djava.io.tmpdir.",
          e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Where the server keeps its data. */
  Path data() {
    return path.resolve("data");
  }

  private Path log() {
    return path.resolve("server.log");
  }

  /** Whether this process, and so the server, runs as root. */
  boolean ownedByRoot() throws IOException {
    return Files.getAttribute(path, "unix:uid").equals(0);
  }

  /**
   * Writes a file; like all in this folder only its owner may read it.
   *
   * @throws IOException if it can't be written
   */
  public Path write(String name, String text) throws IOException {
    return Files.writeString(path.resolve(name), text);
  }

  /**
   * Starts a process in this folder and in a session of its own, so that Ctrl-C does not reach it;
   * what it says goes to the log.
   *
   * @param environment added to that of this process
   * @throws IOException if there is no such program
   */
  public Process start(List<String> command, Map<String, String> environment) throws IOException {
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    File log = log().toFile();
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(path.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .redirectErrorStream(true);
    CredentialSource.hidePasswords(builder.environment());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException also if it fails because the disk is full
   * @throws ServerException if it fails otherwise or takes longer than two minutes
   */
  void run(List<String> command, Map<String, String> environment)
      throws IOException, ServerException {
    Process process = start(command, environment);
    try {
      boolean ended = process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS);
      if (ended && process.exitValue() != 0 && logTail().contains(NO_SPACE)) {
        throw new IOException(NO_SPACE);
      }
      if (!ended || process.exitValue() != 0) {
        throw new ServerException(
            "`"
                + String.join(" ", command)
                + (ended ? "` failed with exit code " + process.exitValue() : "` never ended")
                + ".",
            logTail(),
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("The start of the server was interrupted.", e);
    }
  }

  /** The last lines that the server or a command said, or nothing if there is no log. */
  public String logTail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LOG_TAIL_LINES))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Ends all processes of this folder and removes it.
   *
   * @throws IllegalStateException if something withstood
   */
  public void remove() {
    if (!Reaper.reap(binaries, path)) {
      throw new IllegalStateException("A server could not be stopped, or not removed: " + path);
    }
  }
}
