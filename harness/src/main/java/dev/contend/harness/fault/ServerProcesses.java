package dev.contend.harness.fault;

import dev.contend.harness.database.LocalServer;
import dev.contend.harness.database.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signals to all processes of a server. To the clients of a PostgreSQL whose first process alone is
 * stopped nothing happens: each session has a process of its own.
 */
public final class ServerProcesses {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LocalServer server;

  public ServerProcesses(LocalServer server) {
    this.server = server;
  }

  /**
   * Stops the server: it is there, holds its connections, and does not answer.
   *
   * @throws IOException if a process can't be stopped
   */
  public void pause() throws IOException {
    // The first process is stopped before the others are counted: it starts no more of them then.
    signal("STOP", List.of(server.process()));
    awaitAll("stopped", List.of(server.process()), ServerProcesses::stopped);
    List<ProcessHandle> all = all();
    signal("STOP", all);
    awaitAll("stopped", all, ServerProcesses::stopped);
  }

  /**
   * Lets a stopped server continue, which knows nothing of the time between.
   *
   * @throws IOException if a process can't be continued
   */
  public void resume() throws IOException {
    signal("CONT", all());
  }

  /**
   * Kills the server as a crash does: nobody gets to write or say anything more. Returns when no
   * process is left.
   *
   * @throws IOException if a process can't be killed
   */
  public void kill() throws IOException {
    pause();
    List<ProcessHandle> all = all();
    signal("KILL", all);
    awaitAll("killed", all, ServerProcesses::gone);
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(server.process()), server.process().descendants()).toList();
  }

  private static void signal(String name, List<ProcessHandle> processes) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\" 2>/dev/null", "sh", name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    // A process that has just ended makes it fail; what counts is looked at afterwards.
    new ProcessBuilder(command).start().onExit().join();
  }

  /** A question about a process. */
  private interface Condition {
    boolean holds(ProcessHandle process) throws IOException;
  }

  private static void awaitAll(String what, List<ProcessHandle> processes, Condition condition)
      throws IOException {
    for (ProcessHandle process : processes) {
      if (!Polling.until(LIMIT, () -> condition.holds(process))) {
        throw new IOException("Process " + process.pid() + " could not be " + what + ".");
      }
    }
  }

  private static boolean stopped(ProcessHandle process) throws IOException {
    return gone(process) || state(process) == 'T';
  }

  /**
   * A dead process that nobody has buried yet counts as gone, if it is dead in all its threads: it
   * holds nothing any more.
   */
  private static boolean gone(ProcessHandle process) throws IOException {
    if (!process.isAlive() || state(process) == 'X') {
      return true;
    }
    String[] threads = proc(process).resolve("task").toFile().list();
    return state(process) == 'Z' && (threads == null || threads.length <= 1);
  }

  /** The letter behind the name in {@code /proc/<pid>/stat}; X where there is no such process. */
  private static char state(ProcessHandle process) throws IOException {
    try {
      String stat = Files.readString(proc(process).resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (NoSuchFileException e) {
      return 'X';
    }
  }

  private static Path proc(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
