package dev.contend.harness.bench;

import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ErrorKind;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.parts.Services;
import dev.contend.harness.workload.Load;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One client of a load, with a session of its own. Used by one thread. */
public final class Caller implements AutoCloseable {
  private final Load.Client client;
  private final DataSource sessions;
  private final Services services;
  private final Engine engine;
  private Connection session;
  private WatchedSession watch;
  private RealParts parts;

  /**
   * Takes a session.
   *
   * @param sessions a pool that has one for it
   * @throws SQLException if the server gives none
   */
  Caller(Load.Client client, DataSource sessions, Services services, Engine engine)
      throws SQLException {
    this.client = client;
    this.sessions = sessions;
    this.services = services;
    this.engine = engine;
    open();
  }

  /** How an operation ended. */
  public enum End {
    /** It did what it was called for. */
    WORK,
    /** Its caller was told no, in a way that it expects. */
    DECLINED,
    /** Its caller got an error that nobody handled. */
    FAILED
  }

  private void open() throws SQLException {
    session = sessions.getConnection();
    watch = new WatchedSession(session);
    parts = new RealParts(watch.watched(), sessions, services);
  }

  /**
   * Calls one operation.
   *
   * @throws SQLException if the session was lost and the server gives no other
   * @throws ServiceLostException if what is beside the database is gone
   */
  public End call() throws SQLException {
    watch.begin();
    try {
      return client.operate(parts) ? End.WORK : End.DECLINED;
    } catch (ServiceLostException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      leaveInOrder(e);
      return End.FAILED;
    }
  }

  /** What the operation left open is rolled back; a session that is lost is replaced. */
  private void leaveInOrder(Exception error) throws SQLException {
    boolean lost =
        error instanceof SQLException sql && engine.classify(sql) == ErrorKind.CONNECTION_LOST;
    try {
      if (!lost && !session.getAutoCommit()) {
        session.rollback();
        session.setAutoCommit(true);
      }
    } catch (SQLException e) {
      lost = true;
    }
    if (lost) {
      close();
      open();
    }
  }

  /** Transactions of the last operation that were rolled back. */
  public int rollbacks() {
    return watch.rollbacks();
  }

  /** Transactions of the last operation that were begun after one that was rolled back. */
  public int retries() {
    return watch.retries();
  }

  /** Gives the session back. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      // The pool throws a broken one away.
      return;
    }
  }
}
