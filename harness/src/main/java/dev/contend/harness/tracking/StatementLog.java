package dev.contend.harness.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/**
 * Keeps what one client's current operation sent to the database: its statements with the values
 * that were bound, COMMIT and ROLLBACK, each in its order, and of what failed the error. It costs
 * some microseconds a statement, and each takes about a hundred bytes of the history.
 *
 * <p>Used by the client's thread alone.
 */
public final class StatementLog implements QueryExecutionListener, MethodExecutionListener {
  private static final int LONGEST_VALUE = 60;

  private final List<String> sent = new ArrayList<>();

  /** What was sent since this was last asked: {@code SELECT a FROM t WHERE id = ? (7)}. */
  public List<String> take() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    // What it gives is known afterwards.
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    String failed = failed(execution.getThrowable());
    for (QueryInfo query : queries) {
      sent.add(query.getQuery().strip() + bound(query) + failed);
    }
  }

  private static String bound(QueryInfo query) {
    return query.getParametersList().stream()
        .filter(execution -> !execution.isEmpty())
        .map(StatementLog::bound)
        .collect(Collectors.joining());
  }

  private static String bound(List<ParameterSetOperation> execution) {
    return execution.stream()
        .sorted(Comparator.comparing(StatementLog::position))
        .map(StatementLog::value)
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static int position(ParameterSetOperation set) {
    return set.getArgs()[0] instanceof Integer index ? index : 0;
  }

  private static String value(ParameterSetOperation set) {
    if (ParameterSetOperation.isRegisterOutParameterOperation(set)) {
      return "OUT";
    }
    Object value = ParameterSetOperation.isSetNullParameterOperation(set) ? null : set.getArgs()[1];
    String text = value == null ? "NULL" : value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    // What it gives is known afterwards.
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    String name = call.getMethod().getName();
    if (call.getTarget() instanceof Connection
        && (name.equals("commit") || name.equals("rollback"))) {
      sent.add(name.toUpperCase(Locale.ROOT) + failed(call.getThrown()));
    }
  }

  private static String failed(Throwable error) {
    if (error == null) {
      return "";
    }
    return error instanceof SQLException sql
        ? " → error %s".formatted(sql.getSQLState())
        : " → " + error.getClass().getSimpleName();
  }
}
