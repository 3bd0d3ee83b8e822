package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Makes the session that closes a cycle of waits the victim, whatever the timing.
 *
 * <p>PostgreSQL looks for a deadlock once in each wait, {@code deadlock_timeout} after it began,
 * and the session that looks is the victim (manual, 19.12 "Lock Management"). So a session that
 * sends a statement while another waits looks at once, and one that waits first as good as never.
 * With one value for all the victim depends on when the second wait begins.
 *
 * <p>A cycle that no statement closes remains: a session that was woken goes on in its statement
 * and waits again, for one that had waited behind it. Only its own {@link #SELDOM} finds that, with
 * always the same victim too; so it is as short as it may be without ever being shorter than a
 * schedule.
 */
final class PostgresDeadlocks {
  private static final String AT_ONCE = "1ms";
  private static final String SELDOM = "2s";

  private final boolean permitted;
  private final Map<BaseConnection, Setting> settings = new ConcurrentHashMap<>();

  /** What a session's setting is known to be; used by the session's own thread. */
  private static final class Setting {
    /** Set outside of transactions, where no rollback can undo it; null if unknown. */
    private String ofSession;

    /**
     * Whether this transaction has one of its own. Which, a rollback to a savepoint may have
     * changed.
     */
    private boolean local;
  }

  /**
   * @param permitted whether sessions may set it; if not, the server's own value stays
   */
  PostgresDeadlocks(boolean permitted) {
    this.permitted = permitted;
  }

  /** The statement that makes a session look seldom; to be followed by {@link #restored}. */
  String restoring() {
    return permitted ? "SET deadlock_timeout = '" + SELDOM + "'" : "";
  }

  void restored(BaseConnection session) {
    Setting setting = new Setting();
    setting.ofSession = SELDOM;
    settings.put(session, setting);
  }

  /**
   * None of these statements takes a snapshot, and none begins a transaction: {@code execSQLUpdate}
   * suppresses the driver's BEGIN.
   */
  void beforeStep(BaseConnection session, boolean othersWait) throws SQLException {
    if (!permitted || session.getTransactionState() == TransactionState.FAILED) {
      // In a failed transaction no statement gets as far as to wait.
      return;
    }
    Setting setting = settings.computeIfAbsent(session, unused -> new Setting());
    String wanted = othersWait ? AT_ONCE : SELDOM;
    if (session.getTransactionState() == TransactionState.IDLE) {
      setting.local = false;
      if (!wanted.equals(setting.ofSession)) {
        session.execSQLUpdate("SET deadlock_timeout = '" + wanted + "'");
        setting.ofSession = wanted;
      }
    } else if (setting.local || !wanted.equals(setting.ofSession)) {
      session.execSQLUpdate("SET LOCAL deadlock_timeout = '" + wanted + "'");
      setting.local = true;
    }
  }
}
