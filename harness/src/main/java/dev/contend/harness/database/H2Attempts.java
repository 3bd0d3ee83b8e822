package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.api.DatabaseEventListener;

/**
 * Counts how often H2 has begun a statement anew. A statement that meets a row of another
 * transaction in a unique index, or one that somebody else has just changed, is undone and run
 * again and again until the lock time-out ({@code Command.filterConcurrentUpdate}): a wait without
 * sleep, of which the list of sessions shows nothing. H2 tells its listener of each beginning, in
 * the session's own thread, and of an end only when there is one.
 *
 * <p>Public, and with a constructor, since H2 makes it by its name.
 */
public final class H2Attempts implements DatabaseEventListener {
  private static final Map<Thread, H2Attempts.Count> COUNTS = new ConcurrentHashMap<>();

  /** Lets others have the processor: H2 itself would try 100,000 times a second. */
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(500);

  /** The statement under way in one thread. */
  static final class Count {
    private volatile String statement = "";
    private volatile int again;

    /** How often it was begun anew; 0 if none is under way. */
    int again() {
      return again;
    }

    /** Whether there is one. */
    boolean underWay() {
      return !statement.isEmpty();
    }
  }

  /** Begins to count in the calling thread, if that is not done yet. */
  static Count inThisThread() {
    return COUNTS.computeIfAbsent(Thread.currentThread(), unused -> new Count());
  }

  /** Forgets a thread. */
  static void forget(Thread thread) {
    COUNTS.remove(thread);
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void setProgress(int state, String name, long x, long max) {
    Count count = COUNTS.get(Thread.currentThread());
    if (count == null) {
      return;
    }
    if (state == STATE_STATEMENT_START) {
      if (count.statement.equals(name)) {
        count.again = count.again + 1;
        LockSupport.parkNanos(PAUSE);
      } else {
        begin(count, name);
      }
    } else if (state == STATE_STATEMENT_END) {
      begin(count, "");
    }
  }

  @Override
  public void exceptionThrown(SQLException e, String sql) {
    Count count = COUNTS.get(Thread.currentThread());
    if (count != null) {
      begin(count, "");
    }
  }

  private static void begin(Count count, String statement) {
    count.statement = statement;
    count.again = 0;
  }
}
