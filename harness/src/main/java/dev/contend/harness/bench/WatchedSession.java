package dev.contend.harness.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * Counts what becomes of the transactions of one session, without looking at its statements, which
 * would cost as much as some databases take for one.
 */
final class WatchedSession implements InvocationHandler {
  private final Connection session;
  private int rollbacks;
  private int retries;
  private boolean rolledBack;

  WatchedSession(Connection session) {
    this.session = session;
  }

  /** The session as operations are to see it. */
  Connection watched() {
    return (Connection)
        Proxy.newProxyInstance(
            WatchedSession.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  /** An operation is about to begin. */
  void begin() {
    rollbacks = 0;
    retries = 0;
    rolledBack = false;
  }

  /** How many transactions of the operation were rolled back. */
  int rollbacks() {
    return rollbacks;
  }

  /** How many were begun after one that was. */
  int retries() {
    return retries;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("rollback") && arguments == null) {
      rollbacks++;
      rolledBack = true;
    } else if (name.equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0]) && rolledBack) {
      retries++;
      rolledBack = false;
    }
    try {
      return method.invoke(session, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
