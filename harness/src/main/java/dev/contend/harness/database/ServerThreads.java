package dev.contend.harness.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads of a MariaDB's sessions as Linux shows them (manual page proc(5)), if the server runs
 * on this machine and a thread serves only one session, as is the default.
 *
 * <p>A thread that waits for a lock sleeps. Whoever gives it the lock makes it runnable in the same
 * moment, long before it runs. So a thread that sleeps, after its session was seen as waiting, has
 * not been given the lock before that.
 */
final class ServerThreads {
  private final Connection control;
  private final String threadOf;
  private final Map<Long, Path> stats = new HashMap<>();
  private final boolean visible;

  /**
   * @param threadOf a query for the number of the thread of a session ({@code %d})
   */
  ServerThreads(Connection control, String threadOf) throws SQLException {
    this.control = control;
    this.threadOf = threadOf;
    List<String> server =
        Queries.rows(control, "SELECT CONNECTION_ID(), @@hostname, @@thread_handling").get(0);
    visible =
        server.get(2).equals("one-thread-per-connection")
            && server.get(1).equals(read(Path.of("/proc/sys/kernel/hostname")).strip())
            && isServer(stat(Long.parseLong(server.get(0))));
  }

  /** In a container or on another machine the numbers of threads mean others. */
  private static boolean isServer(Path stat) {
    String command = read(stat.resolveSibling("cmdline"));
    return command.contains("mariadbd") || command.contains("mysqld");
  }

  boolean visible() {
    return visible;
  }

  boolean sleeps(long session) throws SQLException {
    Path stat = stats.get(session);
    if (stat == null) {
      stat = stat(session);
      stats.put(session, stat);
    }
    String text = read(stat);
    // The name, in parentheses, may hold anything.
    return text.startsWith(") S ", text.lastIndexOf(')'));
  }

  private Path stat(long session) throws SQLException {
    List<String> thread = Queries.column(control, threadOf.formatted(session));
    return Path.of("/proc", thread.isEmpty() ? "0" : thread.get(0), "stat");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It has ended, or this is no Linux.
      return "";
    }
  }
}
