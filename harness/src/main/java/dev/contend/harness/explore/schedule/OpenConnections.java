package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.LockWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.ttddyy.dsproxy.ConnectionIdManager;

/** The connections that the code under test has open, by the name that their proxy has. */
final class OpenConnections implements ConnectionIdManager {
  private final LockWatch watch;
  private final AtomicLong names = new AtomicLong();
  private final Map<String, OpenConnection> open = new ConcurrentHashMap<>();
  private final Set<Long> known = ConcurrentHashMap.newKeySet();

  /** Those that the application has closed, by session: the last that used it. */
  private final Map<Long, OpenConnection> tainted = new ConcurrentHashMap<>();

  OpenConnections(LockWatch watch) {
    this.watch = watch;
  }

  /** Called for each connection that is handed out, before its proxy is made. */
  @Override
  public String getId(Connection connection) {
    String name = Long.toString(names.incrementAndGet());
    try {
      // The driver's own, which a pool keeps when the application has closed its connection.
      Connection raw = connection.unwrap(Connection.class);
      OpenConnection opened = new OpenConnection(connection, raw, watch.id(connection));
      if (known.add(opened.session)) {
        watch.restore(raw);
      }
      open.put(name, opened);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "A session could not be made ready to be explored: " + e.getMessage(), e);
    }
    return name;
  }

  OpenConnection get(String name) {
    return open.get(name);
  }

  /** The application has closed it. */
  void closed(String name) {
    OpenConnection gone = open.remove(name);
    if (gone != null && gone.tainted) {
      tainted.put(gone.session, gone);
    }
  }

  /**
   * Ends the sessions of a process that died, and with them what outlives a transaction, such as a
   * lock that the server gave to a session.
   */
  void endSessions(Lane dead) throws SQLException {
    endTransactions(dead);
    Set<Long> inUse = new HashSet<>();
    for (OpenConnection connection : open.values()) {
      inUse.add(connection.session);
      if (connection.user == dead && connection.tainted) {
        connection.tainted = false;
        end(dead, connection);
      }
    }
    for (OpenConnection closed : List.copyOf(tainted.values())) {
      // Another may have it from the pool by now: of a process of its own it would be another one.
      if (closed.user == dead && !inUse.contains(closed.session)) {
        tainted.remove(closed.session);
        end(dead, closed);
      }
    }
  }

  private void end(Lane dead, OpenConnection connection) throws SQLException {
    dead.step.disturb();
    watch.restore(connection.raw);
  }

  /** Rolls back what a session has open that ends. */
  void endTransactions(Lane lane) {
    for (OpenConnection connection : open.values()) {
      if (connection.user == lane && connection.transaction) {
        lane.step.disturb();
        rollBack(connection);
      }
    }
  }

  private static void rollBack(OpenConnection opened) {
    try {
      opened.transaction = false;
      if (opened.connection.getAutoCommit()) {
        // Begun by a statement: JDBC knows nothing of it.
        opened.connection.createStatement().execute("ROLLBACK");
      } else {
        opened.connection.rollback();
        opened.connection.setAutoCommit(true);
        opened.autocommit = true;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("can't roll back: " + e.getMessage(), e);
    }
  }

  /** Makes the sessions that were used as they were before. No session may be at work. */
  void restore() throws SQLException {
    for (OpenConnection connection : open.values()) {
      connection.user = null;
      if (connection.tainted) {
        connection.tainted = false;
        tainted.put(connection.session, connection);
      }
    }
    for (OpenConnection connection : tainted.values()) {
      watch.restore(connection.raw);
    }
    tainted.clear();
  }

  /**
   * Too early: the call that closes may be a step, which has yet to end; {@link #closed} is told.
   */
  @Override
  public void addClosedId(String closedId) {}

  @Override
  public Set<String> getOpenConnectionIds() {
    return Set.copyOf(open.keySet());
  }
}
