package dev.contend.workloads.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/** What {@code @Transactional} and {@code atomic()} do, and the loop that people put around it. */
public final class Transactions {
  /** As often as such loops usually try. */
  public static final int ATTEMPTS = 10;

  private Transactions() {}

  /** Statements that belong together. */
  @FunctionalInterface
  public interface Body<T> {
    T run() throws SQLException;
  }

  /** Runs statements in one transaction: commits if they return, rolls back if they throw. */
  public static <T> T inTransaction(Connection db, Body<T> body) throws SQLException {
    db.setAutoCommit(false);
    T result;
    try {
      result = body.run();
      db.commit();
    } catch (SQLException | RuntimeException e) {
      leave(db, e);
      throw e;
    }
    db.setAutoCommit(true);
    return result;
  }

  private static void leave(Connection db, Exception reason) {
    try {
      db.rollback();
      db.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Runs statements in a transaction, again and again while the database refuses with an error that
   * asks for it.
   *
   * @param retryable which errors ask for it
   * @throws BusyException if the last attempt was refused too
   */
  public static <T> T retrying(Predicate<SQLException> retryable, Connection db, Body<T> body)
      throws SQLException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return inTransaction(db, body);
      } catch (SQLException e) {
        if (!retryable.test(e)) {
          throw e;
        }
      }
    }
    throw new BusyException();
  }
}
