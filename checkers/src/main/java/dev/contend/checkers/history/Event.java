package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import java.util.Map;

/**
 * One line of a history.
 *
 * @param index its place in the history, from 0
 * @param time nanoseconds on the test's one monotonic clock, from its start
 * @param process the logical client; negative where the file names it by a word, as Jepsen's {@code
 *     :nemesis}, which is no client and has no operations
 * @param type what the event says of its operation
 * @param f the function: {@code :order}, {@code :read}
 * @param value the argument of an invocation, the answer in a completion; see {@code
 *     dev.contend.checkers.edn} for its types
 * @param extra every other key of the line, {@code :error} among them; never null
 */
public record Event(
    int index,
    long time,
    int process,
    EventType type,
    Keyword f,
    Object value,
    Map<Keyword, Object> extra) {

  /** The key under which a completion carries its error. */
  public static final Keyword ERROR = new Keyword("error");

  /**
   * The key under which a completion may carry what its operation sent to the database: statements
   * in their order, each a text.
   */
  public static final Keyword STATEMENTS = new Keyword("statements");

  /** The error of a completion, or null. */
  public Object error() {
    return extra.get(ERROR);
  }
}
