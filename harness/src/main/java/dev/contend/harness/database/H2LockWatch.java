package dev.contend.harness.database;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits in H2. It runs in the threads of its sessions, so of those that sleep the JVM is asked, and
 * of the others H2. There are four kinds.
 *
 * <ul>
 *   <li>For a row: the thread sleeps at the {@code Transaction} that has it, and who ends that
 *       transaction wakes the thread before its COMMIT returns; from then on it does not sleep.
 *       ({@code BLOCKER_ID} in the list of sessions would still show the wait.)
 *   <li>For a row of a transaction that has rolled back some statement or to a savepoint: the
 *       thread does not sleep but tries again without end, and {@code BLOCKER_ID} comes and goes.
 *       Seen, not seen, and seen again means that a whole attempt has failed in between. It looks
 *       for a deadlock at each attempt, so now and then both of a cycle fail.
 *   <li>For a key of a unique index that is not the primary key's: the whole statement is tried
 *       again; see {@link H2Attempts}. Two more attempts mean that one of them was whole.
 *   <li>For a table, which only DDL locks or has to wait for: the thread sleeps at the {@code
 *       MVTable} and looks again each 100 ms; that it has looked and sleeps again is the proof.
 * </ul>
 *
 * <p>H2 looks for deadlocks when a wait for a row begins, and the victim is the transaction that
 * began last, whoever closes the cycle; so there is nothing to do before a step but to learn which
 * thread is whose. A cycle through the third or fourth kind it does not see: there the lock
 * time-out is what ends it.
 */
final class H2LockWatch implements LockWatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String TRANSACTION = "org.h2.mvstore.tx.Transaction";
  private static final String TABLE = "org.h2.mvstore.db.MVTable";

  private static final String BLOCKERS =
      "SELECT session_id, blocker_id FROM information_schema.sessions"
          + " WHERE blocker_id IS NOT NULL";

  /** How often the list of sessions is read before nobody is believed to come and go there. */
  private static final int SAMPLES = 50;

  /** Lets the threads run that are looked at. */
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(100);

  /** Until after that a statement was tried twice, or a table looked at again. */
  private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(150);

  /** A session's thread, while it is in its statement. */
  private record Place(Thread thread, H2Attempts.Count attempts, long step) {}

  private final Connection control;
  private final PreparedStatement blockers;
  private final H2SessionReset sessionReset;
  private final Map<Connection, Long> ids = Collections.synchronizedMap(new WeakHashMap<>());
  private final Map<Long, Place> places = new ConcurrentHashMap<>();

  private H2LockWatch(Connection control, IsolationSetting isolation) throws SQLException {
    this.control = control;
    blockers = control.prepareStatement(BLOCKERS);
    sessionReset = new H2SessionReset(isolation);
  }

  static H2LockWatch open(Schema schema, IsolationSetting isolation) throws SQLException {
    Connection control = schema.connect();
    try {
      return new H2LockWatch(control, isolation);
    } catch (SQLException e) {
      control.close();
      throw e;
    }
  }

  /** Asks only once, since a query could be the first one of a transaction. */
  @Override
  public long id(Connection session) throws SQLException {
    Connection own = session.unwrap(Connection.class);
    Long known = ids.get(own);
    if (known == null) {
      known = Long.valueOf(Queries.column(own, "SELECT SESSION_ID()").get(0));
      ids.put(own, known);
    }
    return known;
  }

  @Override
  public void beforeStep(Connection session, boolean othersWait) throws SQLException {
    places.compute(
        id(session),
        (id, before) ->
            new Place(
                Thread.currentThread(),
                H2Attempts.inThisThread(),
                before == null ? 0 : before.step + 1));
  }

  @Override
  public Map<Long, Long> waiting(Collection<Long> sessions) throws SQLException {
    Map<Long, Long> waiting = new HashMap<>();
    for (Long session : sessions) {
      Place place = places.get(session);
      if (place != null) {
        wait(session, place, waiting);
      }
    }
    return waiting;
  }

  private void wait(long session, Place place, Map<Long, Long> waiting) throws SQLException {
    ThreadInfo info = THREADS.getThreadInfo(place.thread.getId());
    if (sleepsAt(info, TRANSACTION)) {
      waiting.put(session, number(1, info.getWaitedCount(), place.step));
    } else if (sleepsAt(info, TABLE)) {
      if (looksAgain(info)) {
        int table = info.getLockInfo().getIdentityHashCode();
        waiting.put(session, number(2, table, place.step));
      }
    } else if (place.attempts.again() > 0) {
      if (triesAgain(place.attempts)) {
        waiting.put(session, number(3, 0, place.step));
      }
    } else if (info != null && info.getThreadState() == Thread.State.RUNNABLE) {
      long blocker = comingAndGoing(session, place.attempts);
      if (blocker > 0) {
        waiting.put(session, number(4, blocker, place.step));
      }
    }
  }

  private static long number(int kind, long what, long step) {
    return Objects.hash(kind, what, step);
  }

  private static boolean sleepsAt(ThreadInfo info, String className) {
    return info != null
        && info.getThreadState() == Thread.State.TIMED_WAITING
        && info.getLockInfo() != null
        && info.getLockInfo().getClassName().equals(className);
  }

  private static boolean looksAgain(ThreadInfo before) {
    long deadline = System.nanoTime() + LONGEST_LOOK;
    while (System.nanoTime() - deadline < 0) {
      ThreadInfo now = THREADS.getThreadInfo(before.getThreadId());
      if (now == null) {
        return false;
      }
      if (now.getWaitedCount() > before.getWaitedCount()) {
        return sleepsAt(now, TABLE)
            && now.getLockInfo().getIdentityHashCode()
                == before.getLockInfo().getIdentityHashCode();
      }
      LockSupport.parkNanos(PAUSE);
    }
    return false;
  }

  private static boolean triesAgain(H2Attempts.Count attempts) {
    int before = attempts.again();
    long deadline = System.nanoTime() + LONGEST_LOOK;
    while (System.nanoTime() - deadline < 0) {
      int now = attempts.again();
      if (now < before) {
        return false;
      }
      if (now >= before + 2) {
        return true;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return false;
  }

  /** The blocker that was seen, was not, and was seen again; 0 if it did not show so. */
  private long comingAndGoing(long session, H2Attempts.Count statement) throws SQLException {
    boolean seen = false;
    boolean gone = false;
    long deadline = System.nanoTime() + LONGEST_LOOK;
    for (int sample = 0; seen || sample < SAMPLES; sample++) {
      if (!statement.underWay() || System.nanoTime() - deadline > 0) {
        return 0;
      }
      long blocker = blockers().getOrDefault(session, 0L);
      if (blocker == 0) {
        gone = seen;
      } else if (gone) {
        return blocker;
      } else {
        seen = true;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return 0;
  }

  private Map<Long, Long> blockers() throws SQLException {
    Map<Long, Long> found = new HashMap<>();
    try (ResultSet result = blockers.executeQuery()) {
      while (result.next()) {
        found.put(result.getLong(1), result.getLong(2));
      }
    }
    return found;
  }

  /** Only for rows, and keys of primary keys: for whom it waits otherwise, H2 does not tell. */
  @Override
  public Map<Long, Set<Long>> waitsFor(Collection<Long> sessions) throws SQLException {
    Map<Long, Set<Long>> waitsFor = new HashMap<>();
    for (int sample = 0; sample < SAMPLES && waitsFor.size() < sessions.size(); sample++) {
      blockers()
          .forEach(
              (session, blocker) -> {
                if (sessions.contains(session)) {
                  waitsFor.put(session, Set.of(blocker));
                }
              });
    }
    return waitsFor;
  }

  @Override
  public void restore(Connection session) throws SQLException {
    sessionReset.reset(session);
  }

  @Override
  public void close() throws SQLException {
    places.values().forEach(place -> H2Attempts.forget(place.thread));
    control.close();
  }
}
