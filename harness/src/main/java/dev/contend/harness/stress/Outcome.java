package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ErrorKind;
import dev.contend.harness.workload.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an operation ended, as the history records it.
 *
 * @param type {@code OK}, {@code FAIL} or {@code INFO}
 * @param output the answer, or null
 * @param extra the error and its marks
 */
record Outcome(EventType type, Object output, Map<Keyword, Object> extra) {

  static Outcome of(Answer answer) {
    if (answer instanceof Answer.Done done) {
      return new Outcome(EventType.OK, done.output(), Map.of());
    }
    return new Outcome(EventType.FAIL, null, Map.of(Event.ERROR, ((Answer.Refused) answer).why()));
  }

  /**
   * What an error that escaped the operation means. It is {@code fail} only if the operation
   * certainly left nothing behind: what it had open is rolled back, by the server or by us. It is
   * {@code info} if the connection was lost while something was under way that may have been
   * committed, and if an earlier part of the operation had been committed already, which is an
   * anomaly of its own.
   */
  static Outcome of(Exception error, Engine engine, OperationTracker tracker) {
    boolean lost =
        error instanceof SQLException sql && engine.classify(sql) == ErrorKind.CONNECTION_LOST;
    boolean partial = tracker.committedWrites();
    boolean unknown = partial || (lost && tracker.uncertain());
    Map<Keyword, Object> extra = new LinkedHashMap<>();
    extra.put(Event.ERROR, words(error));
    extra.put(ErrorMarks.UNHANDLED, true);
    if (partial && !lost) {
      extra.put(ErrorMarks.PARTIAL, true);
    }
    return new Outcome(unknown ? EventType.INFO : EventType.FAIL, null, extra);
  }

  /** The kind of error, what distinguishes it, and its message last. */
  private static List<Object> words(Exception error) {
    List<Object> words = new ArrayList<>();
    if (error instanceof SQLException sql) {
      words.add(new Keyword("sql"));
      words.add(sql.getSQLState());
      words.add((long) sql.getErrorCode());
    } else {
      words.add(new Keyword("exception"));
      words.add(error.getClass().getName());
    }
    words.add(error.getMessage());
    return words;
  }
}
