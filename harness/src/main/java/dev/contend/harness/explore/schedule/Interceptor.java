package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.LockWatch;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Step.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Makes steps of what code does through JDBC: every call that can change what others see or can
 * wait for them. Statements in every form; COMMIT and ROLLBACK, also as text, by switching
 * autocommit on and by closing a connection; savepoints; rows changed through result sets.
 *
 * <p>What goes to the server without being a step, such as setting the isolation level or fetching
 * more rows of a cursor, goes at once and belongs to the step before it.
 */
final class Interceptor implements QueryExecutionListener, MethodExecutionListener {
  /** Statements after which a session is as it was before but for its transaction. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?is)\\s*(select|insert|update|delete|merge|replace|with|values|commit|rollback|savepoint"
              + "|release)\\b(?!.*(lock\\s*\\(|lock_shared\\s*\\(|set_config|\\binto\\s+temp)).*");

  private static final int MOST_TEXTS = 5_000;

  private final Map<String, Boolean> plain = new ConcurrentHashMap<>();
  private final LockWatch watch;
  private final OpenConnections connections;
  private volatile Turns turns;

  Interceptor(LockWatch watch, OpenConnections connections) {
    this.watch = watch;
    this.connections = connections;
  }

  /** A data source whose connections take steps when a session's thread uses them. */
  DataSource over(DataSource sessions) {
    return ProxyDataSourceBuilder.create(sessions)
        .connectionIdManager(connections)
        .listener(this)
        .methodListener(this)
        .proxyResultSet((rows, info, config) -> new WatchedRows(rows, info, this))
        .proxyGeneratedKeys((rows, info, config) -> new WatchedRows(rows, info, this))
        .build();
  }

  /** Texts repeat in each schedule; of those with values in them only so many are kept. */
  private boolean plain(String text) {
    Boolean known = plain.get(text);
    if (known == null) {
      known = PLAIN.matcher(text).matches();
      if (plain.size() < MOST_TEXTS) {
        plain.put(text, known);
      }
    }
    return known;
  }

  /** From now on sessions take turns; null when none is at work. */
  void turns(Turns now) {
    turns = now;
  }

  // Calls

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    Lane lane = lane();
    if (lane == null) {
      return;
    }
    String text = StepText.of(queries);
    OpenConnection open = connections.get(execution.getConnectionId());
    Kind kind = StepText.kind(text);
    begin(lane, open, kind, text, StepText.parameters(queries));
    if (kind == Kind.STATEMENT && StepText.begins(text)) {
      open.transaction = true;
    }
    if (!plain(text)) {
      open.tainted = true;
    }
    open.statement = execution.getStatement();
    lane.tracker.beforeQuery(execution, queries);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    Lane lane = Lane.current();
    if (lane == null || lane.unwinding != null) {
      return;
    }
    lane.tracker.afterQuery(execution, queries);
    OpenConnection open = lane.inCall;
    end(lane, execution.getThrowable());
    if (execution.isSuccess()) {
      lane.step.came(StepText.result(execution.getResult(), execution.getStatement()));
      Kind kind = lane.step.step().kind();
      if (kind == Kind.COMMIT || kind == Kind.ROLLBACK) {
        open.transaction = false;
      }
    }
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    if (!(call.getTarget() instanceof Connection)) {
      return;
    }
    OpenConnection open = connections.get(call.getConnectionInfo().getConnectionId());
    if (open == null || Lane.current() == null) {
      return;
    }
    Kind kind = kind(call, open);
    if (kind != null) {
      Lane lane = lane();
      if (lane.unwinding != null && kind == Kind.ROLLBACK) {
        // On its way out the code may give up what it has, so that it can be used again.
        return;
      }
      begin(lane, open, kind, words(call), List.of());
      lane.tracker.beforeMethod(call);
    }
  }

  /** What kind of step a call of a connection is, or null if it is none. */
  private static Kind kind(MethodExecutionContext call, OpenConnection open) {
    Object[] arguments = call.getMethodArgs();
    boolean plain = arguments == null || arguments.length == 0;
    return switch (call.getMethod().getName()) {
      case "commit" -> open.transaction ? Kind.COMMIT : null;
      case "rollback" -> plain ? (open.transaction ? Kind.ROLLBACK : null) : Kind.SAVEPOINT;
      case "setSavepoint", "releaseSavepoint" -> Kind.SAVEPOINT;
      case "setAutoCommit" ->
          Boolean.TRUE.equals(arguments[0]) && !open.autocommit && open.transaction
              ? Kind.COMMIT
              : null;
      case "close" -> open.transaction ? Kind.ROLLBACK : null;
      default -> null;
    };
  }

  private static String words(MethodExecutionContext call) {
    return switch (call.getMethod().getName()) {
      case "commit" -> "COMMIT";
      case "setAutoCommit" -> "COMMIT (autocommit on)";
      case "close" -> "ROLLBACK (close)";
      case "setSavepoint" -> "SAVEPOINT";
      case "releaseSavepoint" -> "RELEASE SAVEPOINT";
      default ->
          call.getMethodArgs() == null || call.getMethodArgs().length == 0
              ? "ROLLBACK"
              : "ROLLBACK TO SAVEPOINT";
    };
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    String method = call.getMethod().getName();
    if (call.getTarget() instanceof Connection) {
      OpenConnection open = connections.get(call.getConnectionInfo().getConnectionId());
      if (open != null) {
        after(call, method, open);
      }
    }
  }

  private void after(MethodExecutionContext call, String method, OpenConnection open) {
    Lane lane = Lane.current();
    Kind kind = lane == null || lane.unwinding != null ? null : kind(call, open);
    if (kind != null) {
      lane.tracker.afterMethod(call);
      end(lane, call.getThrown());
      open.transaction = kind == Kind.SAVEPOINT;
    }
    if (lane != null && lane.step != null && method.equals("setTransactionIsolation")) {
      lane.step.disturb();
    }
    if (call.getThrown() == null && method.equals("setAutoCommit")) {
      open.autocommit = (Boolean) call.getMethodArgs()[0];
    }
    if (method.equals("close") || method.equals("abort")) {
      connections.closed(call.getConnectionInfo().getConnectionId());
    }
  }

  // Steps

  /** The session that takes the step; null where steps are not counted. */
  private Lane lane() {
    Lane lane = Lane.current();
    if (lane == null && turns != null) {
      throw new IllegalStateException(
          "The thread "
              + Thread.currentThread().getName()
              + " belongs to no session but used the database while sessions were explored: let the"
              + " session's own thread do it.");
    }
    return lane;
  }

  private void begin(
      Lane lane, OpenConnection open, Kind kind, String text, List<List<String>> parameters) {
    if (lane.unwinding != null) {
      throw lane.unwinding;
    }
    lane.uses(open);
    open.user = lane;
    lane.begin(turns, new Step(kind, text, parameters, open.next()));
    open.transaction |= !open.autocommit;
    try {
      watch.beforeStep(open.raw, lane.othersWait);
    } catch (SQLException e) {
      throw new IllegalStateException("The session could not be made ready: " + e.getMessage(), e);
    }
    lane.inCall = open;
  }

  private static void end(Lane lane, Throwable error) {
    lane.inCall.statement = null;
    lane.inCall = null;
    if (error != null) {
      lane.step.failed(StepText.error(error));
    }
  }

  /** Before a row is changed or read again through a result set. */
  void beforeRow(String connectionId, String method) {
    Lane lane = lane();
    if (lane != null) {
      begin(lane, connections.get(connectionId), Kind.ROW, method, List.of());
    }
  }

  /** After it. */
  void afterRow(Throwable error) {
    Lane lane = Lane.current();
    if (lane != null && lane.unwinding == null) {
      end(lane, error);
    }
  }
}
