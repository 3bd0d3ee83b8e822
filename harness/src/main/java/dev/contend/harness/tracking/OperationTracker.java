package dev.contend.harness.tracking;

import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ErrorKind;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Watches the statements of one client's current operation, to know afterwards what an error left
 * behind: had something been committed before, and was something under way that may have been?
 *
 * <p>It sees each error as the driver throws it, so what becomes of the error in the operation's
 * own code, whether it is wrapped, replaced or swallowed, changes nothing here.
 *
 * <p>Used by the client's thread alone.
 */
public final class OperationTracker implements QueryExecutionListener, MethodExecutionListener {
  /**
   * Statements that begin with these change nothing that outlives them. A function that writes,
   * called by a SELECT, goes unseen.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("select", "show", "values", "set", "table", "savepoint", "release");

  private final Engine engine;
  private boolean uncommittedWrites;
  private boolean committedWrites;
  private boolean savepoint;
  private boolean underWay;
  private boolean lost;
  private boolean unknown;

  public OperationTracker(Engine engine) {
    this.engine = engine;
  }

  /** Forgets the operation before. */
  public void begin() {
    uncommittedWrites = false;
    committedWrites = false;
    savepoint = false;
    underWay = false;
    lost = false;
    unknown = false;
  }

  /** Whether the operation has certainly changed the database for good. */
  public boolean committedWrites() {
    return committedWrites;
  }

  /** Whether the session was lost. */
  public boolean lost() {
    return lost;
  }

  /**
   * Whether nobody knows if the operation changed the database for good: the session was lost while
   * a COMMIT, or a statement in autocommit, was under way.
   */
  public boolean unknown() {
    return unknown;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    savepoint |= queries.stream().anyMatch(query -> firstWord(query).equals("savepoint"));
    underWay = !lost && autocommit(execution) && mayWrite(queries);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (!execution.isSuccess()) {
      committedWrites |= autocommit(execution) && partOfBatch(execution.getThrowable());
      failed(execution.getThrowable());
      return;
    }
    underWay = false;
    if (mayWrite(queries) && !Integer.valueOf(0).equals(execution.getResult())) {
      if (autocommit(execution)) {
        committedWrites = true;
      } else {
        uncommittedWrites = true;
      }
    }
  }

  /** Whether statements of a batch had been executed when a later one failed. */
  private static boolean partOfBatch(Throwable error) {
    if (error instanceof BatchUpdateException batch && batch.getUpdateCounts() != null) {
      for (int count : batch.getUpdateCounts()) {
        if (count > 0 || count == Statement.SUCCESS_NO_INFO) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a call that threw says of what was under way, and of what is not committed yet. */
  private void failed(Throwable error) {
    if (lost) {
      // Nothing that is called on a lost session reaches the server.
      return;
    }
    Optional<SQLException> sql = sql(error);
    ErrorKind kind = sql.map(engine::classify).orElse(ErrorKind.CONNECTION_LOST);
    lost = sql.isPresent() && kind == ErrorKind.CONNECTION_LOST;
    unknown |= underWay && kind == ErrorKind.CONNECTION_LOST;
    underWay = false;
    // To a savepoint the transaction may be rolled back alone, and what came before it goes on.
    uncommittedWrites &= savepoint || kind != ErrorKind.TRANSACTION_OVER;
  }

  private static Optional<SQLException> sql(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static boolean autocommit(ExecutionInfo execution) {
    try {
      return execution.getStatement().getConnection().getAutoCommit();
    } catch (SQLException e) {
      // A closed connection has no answer; to be in autocommit is what claims less.
      return true;
    }
  }

  private static boolean mayWrite(List<QueryInfo> queries) {
    return queries.stream().anyMatch(query -> !WITHOUT_EFFECT.contains(firstWord(query)));
  }

  private static String firstWord(QueryInfo query) {
    String text = query.getQuery().stripLeading();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    if (commits(call) && !lost) {
      underWay = uncommittedWrites;
    }
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    if (call.getThrown() != null) {
      failed(call.getThrown());
    } else if (commits(call)) {
      committedWrites |= uncommittedWrites;
      transactionEnded();
    } else if (call.getTarget() instanceof Connection) {
      switch (call.getMethod().getName()) {
        case "setSavepoint" -> savepoint = true;
        case "rollback" -> {
          if (noArguments(call)) {
            transactionEnded();
          }
        }
        default -> {
          // Neither begins nor ends anything.
        }
      }
    }
  }

  private void transactionEnded() {
    uncommittedWrites = false;
    savepoint = false;
    underWay = false;
  }

  /** COMMIT, or switching autocommit on, which commits as well. */
  private static boolean commits(MethodExecutionContext call) {
    return call.getTarget() instanceof Connection
        && switch (call.getMethod().getName()) {
          case "commit" -> true;
          case "setAutoCommit" -> Boolean.TRUE.equals(call.getMethodArgs()[0]);
          default -> false;
        };
  }

  private static boolean noArguments(MethodExecutionContext call) {
    return call.getMethodArgs() == null || call.getMethodArgs().length == 0;
  }
}
