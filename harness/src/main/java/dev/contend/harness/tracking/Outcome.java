package dev.contend.harness.tracking;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ErrorKind;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.workload.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an operation ended, as the history records it.
 *
 * @param type {@code OK}, {@code FAIL} or {@code INFO}
 * @param output the answer, or null
 * @param extra the error and its marks
 */
public record Outcome(EventType type, Object output, Map<Keyword, Object> extra) {

  /**
   * What an answer means. A refusal is {@code info} if the session was lost while the operation may
   * have been committed: whoever refused could not know.
   */
  public static Outcome of(Answer answer, OperationTracker tracker) {
    if (answer instanceof Answer.Done done) {
      return new Outcome(EventType.OK, done.output(), Map.of());
    }
    return new Outcome(
        tracker.unknown() ? EventType.INFO : EventType.FAIL,
        null,
        Map.of(Event.ERROR, ((Answer.Refused) answer).why()));
  }

  /**
   * What an error that escaped the operation means. It is {@code fail} only if the operation
   * certainly left nothing behind: what it had open is rolled back, by the server or by us. It is
   * {@code info} if the session was lost while something was under way that may have been
   * committed, and if an earlier part of the operation had been committed already, which is an
   * anomaly of its own.
   *
   * <p>A lost session is no unhandled error: it comes from outside, at any line, and no code has an
   * answer to it. So a strategy is not judged by the faults of its server. The same holds for a
   * lost service beside the database; as it may have done what it was asked last, that is {@code
   * info}.
   */
  public static Outcome of(Exception error, Engine engine, OperationTracker tracker) {
    Optional<SQLException> sql = fromServer(error);
    boolean serviceLost = isServiceLost(error);
    boolean lost =
        serviceLost
            || tracker.lost()
            || sql.filter(e -> engine.classify(e) == ErrorKind.CONNECTION_LOST).isPresent();
    boolean partial = tracker.committedWrites();
    Map<Keyword, Object> extra = new LinkedHashMap<>();
    extra.put(Event.ERROR, words(error, sql));
    if (!lost) {
      extra.put(ErrorMarks.UNHANDLED, true);
      if (partial) {
        extra.put(ErrorMarks.PARTIAL, true);
      }
    }
    boolean unknown = partial || serviceLost || tracker.unknown();
    return new Outcome(unknown ? EventType.INFO : EventType.FAIL, null, extra);
  }

  private static boolean isServiceLost(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .anyMatch(ServiceLostException.class::isInstance);
  }

  /** The first of the chain that a driver made; an application's own has no SQLSTATE. */
  private static Optional<SQLException> fromServer(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getSQLState() != null || sql.getErrorCode() != 0)) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** The kind of error, what distinguishes it, and its message last. */
  private static List<Object> words(Exception error, Optional<SQLException> fromServer) {
    List<Object> words = new ArrayList<>();
    Exception shown = error;
    if (fromServer.isPresent()) {
      SQLException sql = fromServer.get();
      words.add(new Keyword("sql"));
      words.add(sql.getSQLState());
      words.add((long) sql.getErrorCode());
      shown = sql;
    } else {
      words.add(new Keyword("exception"));
      words.add(error.getClass().getName());
    }
    words.add(shown.getMessage());
    return words;
  }
}
