package dev.contend.harness.explore.schedule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ResultSetProxyLogic;

/**
 * A result set under test: changing a row through it is a step, and what the application reads from
 * it is what its statement is said to have returned.
 */
final class WatchedRows implements ResultSetProxyLogic {
  private static final Set<String> STEPS =
      Set.of("insertRow", "updateRow", "deleteRow", "refreshRow");
  private static final int ROWS_SHOWN = 4;

  private final ResultSet rows;
  private final ConnectionInfo connection;
  private final Interceptor interceptor;
  private final StepLog step;
  private int read;
  private boolean firstColumn;

  WatchedRows(ResultSet rows, ConnectionInfo connection, Interceptor interceptor) {
    this.rows = rows;
    this.connection = connection;
    this.interceptor = interceptor;
    Lane lane = Lane.current();
    this.step = lane == null ? null : lane.step;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    boolean isStep = STEPS.contains(name);
    if (isStep) {
      interceptor.beforeRow(connection.getConnectionId(), name);
    }
    Throwable error = null;
    try {
      Object result = method.invoke(rows, arguments);
      if (step != null) {
        show(name, arguments, result);
      }
      return result;
    } catch (InvocationTargetException e) {
      error = e.getCause();
      throw error;
    } finally {
      if (isStep) {
        interceptor.afterRow(error);
      }
    }
  }

  private void show(String method, Object[] arguments, Object result) throws SQLException {
    if (method.equals("next")) {
      row(Boolean.TRUE.equals(result));
    } else if (method.startsWith("get")
        && arguments != null
        && arguments.length >= 1
        && read <= ROWS_SHOWN) {
      String column =
          arguments[0] instanceof Integer index
              ? rows.getMetaData().getColumnLabel(index)
              : String.valueOf(arguments[0]);
      step.came((firstColumn ? "" : ", ") + column + "=" + StepText.value(result));
      firstColumn = false;
    }
  }

  private void row(boolean there) {
    if (there) {
      read++;
      firstColumn = true;
      if (read == 1 && step.said()) {
        // Generated keys, after the count of rows.
        step.came("; ");
      } else if (read > 1 && read <= ROWS_SHOWN + 1) {
        step.came(read > ROWS_SHOWN ? "; …" : "; ");
      }
    } else if (read == 0) {
      step.came("no row");
    }
  }
}
