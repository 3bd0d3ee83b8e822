package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;

/**
 * One call by one process: its invocation and, perhaps, its completion.
 *
 * @param invocation never null
 * @param completion null if it never returned, which means what {@code info} means
 */
public record Operation(Event invocation, Event completion) {

  /** The index of its invocation, by which evidence names it. */
  public int index() {
    return invocation.index();
  }

  public int process() {
    return invocation.process();
  }

  public Keyword f() {
    return invocation.f();
  }

  /** {@code OK}, {@code FAIL} or {@code INFO}; an operation that never returned is {@code INFO}. */
  public EventType outcome() {
    return completion == null ? EventType.INFO : completion.type();
  }

  public boolean ok() {
    return outcome() == EventType.OK;
  }

  /** The argument. */
  public Object input() {
    return invocation.value();
  }

  /** The answer, or null without a completion. */
  public Object output() {
    return completion == null ? null : completion.value();
  }

  /** The error that it ended in, or null. */
  public Object error() {
    return completion == null ? null : completion.error();
  }
}
