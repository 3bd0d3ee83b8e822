package dev.contend.harness.explore.scenario;

import java.util.List;
import java.util.Objects;

/**
 * What a session asked for at once: all that happens between two points at which the scheduler
 * decides.
 *
 * @param kind what it is
 * @param text the statement as the application gave it, or the call's name
 * @param parameters bound to the statement, as text, one list for each execution of a batch; none
 *     for other kinds
 * @param transaction where it stands
 */
public record Step(Kind kind, String text, List<List<String>> parameters, Transaction transaction) {
  public Step {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(transaction, "transaction");
    parameters = parameters.stream().map(List::copyOf).toList();
  }

  /** Kinds of steps. */
  public enum Kind {
    /** A statement, in whatever form: plain, prepared, callable, batch. */
    STATEMENT,
    /** A row changed through a result set; the text names the call and the query. */
    ROW,
    /** COMMIT, also that of switching autocommit on. */
    COMMIT,
    /** ROLLBACK, also that of closing a connection with an open transaction. */
    ROLLBACK,
    /** A savepoint is set, released or rolled back to. */
    SAVEPOINT,
    /** A call of something beside the database: a queue, a lock, a counter, a clock. */
    PART,
    /** An operation that asked for nothing: it ran from its beginning to its end. */
    NOTHING,
    /** The session's process died. */
    DEATH
  }

  /** Where a step stands in its session's transaction. */
  public enum Transaction {
    /** In none: it is one of its own. */
    AUTOCOMMIT,
    /** It is the first one of a transaction. */
    FIRST,
    /** It is a later one. */
    LATER
  }
}
