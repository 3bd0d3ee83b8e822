package dev.contend.harness.tracking;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;

/** A connection that only knows whether it is in autocommit. */
public final class FakeConnection {
  public boolean autocommit = true;

  public Connection connection() {
    return fake(Connection.class, (proxy, method, arguments) -> autocommit);
  }

  public Statement statement() {
    return fake(Statement.class, (proxy, method, arguments) -> connection());
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FakeConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The method of a connection of that name that takes as many arguments. */
  public static Method method(String name, Object... arguments) {
    return Arrays.stream(Connection.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == arguments.length)
        .findFirst()
        .orElseThrow();
  }
}
