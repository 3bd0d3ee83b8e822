package dev.contend.harness.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * Waits in PostgreSQL, as {@code pg_blocking_pids} and {@code pg_safe_snapshot_blocking_pids} tell
 * them (manual, 9.27 "System Information Functions"); its own isolationtester asks the same. They
 * read the lock tables themselves, in which a lock is given to the waiter by the session that
 * releases it, before that session's COMMIT returns: so a session that may go on is never shown as
 * waiting. Only sessions whose {@link #id} was asked for count as those that are waited for, since
 * one that waits for autovacuum, say, goes on by itself. An answer takes 50 µs, and 130 µs if
 * somebody waits.
 */
final class PostgresLockWatch implements LockWatch {
  private static final String BLOCKERS =
      "SELECT p, pg_blocking_pids(p), pg_safe_snapshot_blocking_pids(p) FROM unnest(?::int[]) p";

  /**
   * What is waited for, without {@code waitstart}, which is set only after the wait began. A
   * session waits for no two locks of the same tag one after the other within one statement, as
   * transactions, rows and keys are new ones then.
   */
  private static final String TAGS =
      """
      SELECT pid, hashtextextended(concat_ws('/', mode, locktype, database, relation, page, tuple,
          virtualxid, transactionid, classid, objid, objsubid), 0)
        FROM pg_locks WHERE NOT granted AND pid = ANY (?::int[])""";

  private static final long SAFE_SNAPSHOT = -1;

  private final Connection control;
  private final PreparedStatement blockers;
  private final PreparedStatement tags;
  private final String restoring;
  private final PostgresDeadlocks deadlocks;
  private final Set<Long> known = ConcurrentHashMap.newKeySet();

  private PostgresLockWatch(Connection control, IsolationSetting isolation) throws SQLException {
    this.control = control;
    blockers = control.prepareStatement(BLOCKERS);
    tags = control.prepareStatement(TAGS);
    deadlocks = new PostgresDeadlocks(maySetDeadlockTimeout(control));
    restoring = restoring(isolation);
  }

  static PostgresLockWatch open(Schema schema, IsolationSetting isolation) throws SQLException {
    Connection control = schema.connect();
    try {
      return new PostgresLockWatch(control, isolation);
    } catch (SQLException e) {
      control.close();
      throw e;
    }
  }

  private static boolean maySetDeadlockTimeout(Connection control) throws SQLException {
    try {
      Queries.run(control, List.of("SET deadlock_timeout TO DEFAULT"));
      return true;
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /**
   * All that DISCARD ALL does, but for prepared statements, which the driver believes to be there.
   */
  private String restoring(IsolationSetting isolation) {
    return Stream.concat(
            Stream.of(
                "CLOSE ALL",
                "SET SESSION AUTHORIZATION DEFAULT",
                "RESET ALL",
                "UNLISTEN *",
                "SELECT pg_advisory_unlock_all()",
                "DISCARD TEMP",
                "DISCARD SEQUENCES",
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "
                    + level(isolation.jdbcLevel()),
                deadlocks.restoring()),
            isolation.sessionSql().stream())
        .filter(sql -> !sql.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String level(int jdbcLevel) {
    return switch (jdbcLevel) {
      case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
      case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
      default -> "READ COMMITTED";
    };
  }

  @Override
  public long id(Connection session) throws SQLException {
    long pid = session.unwrap(PGConnection.class).getBackendPID();
    known.add(pid);
    return pid;
  }

  @Override
  public Map<Long, Long> waiting(Collection<Long> sessions) throws SQLException {
    Map<Long, Long> waiting = new HashMap<>();
    if (sessions.isEmpty()) {
      return waiting;
    }
    Set<Long> forLocks = new HashSet<>();
    read(
        sessions,
        (pid, locks, snapshots) -> {
          if (!locks.isEmpty()) {
            forLocks.add(pid);
          } else if (!snapshots.isEmpty()) {
            waiting.put(pid, SAFE_SNAPSHOT);
          }
        });
    if (!forLocks.isEmpty()) {
      tags.setArray(1, pids(forLocks));
      try (ResultSet result = tags.executeQuery()) {
        // One that is missing here has got its lock in between.
        while (result.next()) {
          waiting.put(result.getLong(1), result.getLong(2));
        }
      }
    }
    return waiting;
  }

  @Override
  public Map<Long, Set<Long>> waitsFor(Collection<Long> sessions) throws SQLException {
    Map<Long, Set<Long>> waitsFor = new HashMap<>();
    read(
        sessions,
        (pid, locks, snapshots) -> {
          Set<Long> all = new HashSet<>(locks);
          all.addAll(snapshots);
          if (!all.isEmpty()) {
            waitsFor.put(pid, all);
          }
        });
    return waitsFor;
  }

  private interface Reader {
    void row(long pid, Set<Long> locks, Set<Long> snapshots);
  }

  private void read(Collection<Long> sessions, Reader reader) throws SQLException {
    blockers.setArray(1, pids(sessions));
    try (ResultSet result = blockers.executeQuery()) {
      while (result.next()) {
        reader.row(result.getLong(1), ofOurs(result.getArray(2)), ofOurs(result.getArray(3)));
      }
    }
  }

  private Array pids(Collection<Long> sessions) throws SQLException {
    return control.createArrayOf("int4", sessions.toArray());
  }

  private Set<Long> ofOurs(Array pids) throws SQLException {
    Set<Long> ours = new HashSet<>();
    for (Integer pid : (Integer[]) pids.getArray()) {
      if (known.contains((long) pid)) {
        ours.add((long) pid);
      }
    }
    return ours;
  }

  @Override
  public void beforeStep(Connection session, boolean othersWait) throws SQLException {
    deadlocks.beforeStep(session.unwrap(BaseConnection.class), othersWait);
  }

  @Override
  public void restore(Connection session) throws SQLException {
    BaseConnection own = session.unwrap(BaseConnection.class);
    own.execSQLUpdate(restoring);
    deadlocks.restored(own);
  }

  @Override
  public void close() throws SQLException {
    control.close();
  }
}
