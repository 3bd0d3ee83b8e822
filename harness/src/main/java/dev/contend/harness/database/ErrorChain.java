package dev.contend.harness.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An exception with all its causes and next exceptions, each once. */
public final class ErrorChain {
  private final Set<Throwable> errors = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Of an error. */
  public ErrorChain(Throwable first) {
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      Throwable error = open.remove();
      if (errors.add(error)) {
        if (error.getCause() != null) {
          open.add(error.getCause());
        }
        if (error instanceof SQLException sql && sql.getNextException() != null) {
          open.add(sql.getNextException());
        }
      }
    }
  }

  /** Those of them that are of a class. */
  public <T> Stream<T> of(Class<T> type) {
    return errors.stream().filter(type::isInstance).map(type::cast);
  }

  /** Whether the SQLSTATE of one is such; those without one don't count. */
  public boolean anyState(Predicate<String> predicate) {
    return of(SQLException.class)
        .map(SQLException::getSQLState)
        .anyMatch(state -> state != null && predicate.test(state));
  }

  /** Whether one has one of these codes of the vendor. */
  public boolean anyCode(Set<Integer> codes) {
    return of(SQLException.class).map(SQLException::getErrorCode).anyMatch(codes::contains);
  }

  /** Class 08 of SQLSTATE is the standard's "connection exception". */
  public boolean connectionFailed() {
    return of(IOException.class).findAny().isPresent() || anyState(state -> state.startsWith("08"));
  }

  /** Nobody said what it was: such an error must not be taken for a server's answer. */
  public boolean anonymous() {
    return of(SQLException.class).allMatch(e -> e.getSQLState() == null && e.getErrorCode() == 0);
  }
}
