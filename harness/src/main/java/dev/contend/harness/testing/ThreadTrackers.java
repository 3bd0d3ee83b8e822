package dev.contend.harness.testing;

import dev.contend.harness.tracking.OperationTracker;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** Shows each thread's calls to the tracker of its session, if it runs one. */
final class ThreadTrackers implements QueryExecutionListener, MethodExecutionListener {
  private final ThreadLocal<OperationTracker> current = new ThreadLocal<>();

  /** From now on this thread's calls are shown to it; null for nobody. */
  void use(OperationTracker tracker) {
    if (tracker == null) {
      current.remove();
    } else {
      current.set(tracker);
    }
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (current.get() != null) {
      current.get().beforeQuery(execution, queries);
    }
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (current.get() != null) {
      current.get().afterQuery(execution, queries);
    }
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    if (current.get() != null) {
      current.get().beforeMethod(call);
    }
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    if (current.get() != null) {
      current.get().afterMethod(call);
    }
  }
}
