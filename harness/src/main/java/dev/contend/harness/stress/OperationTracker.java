package dev.contend.harness.stress;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
 * <p>Used by the client's thread alone.
 */
final class OperationTracker implements QueryExecutionListener, MethodExecutionListener {
  /** Statements that begin with these change nothing that outlives them. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("select", "show", "values", "set", "table", "savepoint", "release");

  private boolean uncommittedWrites;
  private boolean committedWrites;
  private boolean uncertain;

  /** Forgets the operation before. */
  void begin() {
    uncommittedWrites = false;
    committedWrites = false;
    uncertain = false;
  }

  /** Whether the operation has certainly changed the database for good. */
  boolean committedWrites() {
    return committedWrites;
  }

  /**
   * Whether, if the connection was lost now, the last thing that was sent may have changed the
   * database for good: a COMMIT, or a statement in autocommit.
   */
  boolean uncertain() {
    return uncertain;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    uncertain = autocommit(execution) && mayWrite(queries);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (!execution.isSuccess()) {
      return;
    }
    uncertain = false;
    if (mayWrite(queries) && !Integer.valueOf(0).equals(execution.getResult())) {
      if (autocommit(execution)) {
        committedWrites = true;
      } else {
        uncommittedWrites = true;
      }
    }
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
    for (QueryInfo query : queries) {
      String text = query.getQuery().stripLeading();
      int end = 0;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (!WITHOUT_EFFECT.contains(text.substring(0, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    if (commits(call)) {
      uncertain = uncommittedWrites;
    }
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    if (!(call.getTarget() instanceof Connection) || call.getThrown() != null) {
      return;
    }
    if (commits(call)) {
      committedWrites |= uncommittedWrites;
      uncommittedWrites = false;
      uncertain = false;
    } else if (call.getMethod().getName().equals("rollback") && noArguments(call)) {
      uncommittedWrites = false;
    }
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
