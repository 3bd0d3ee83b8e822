package dev.contend.checkers.aftercommit;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An operation of such a history, read; see the package for how they are written. */
public sealed interface AfterCommitCall {
  Keyword SUBMIT = new Keyword("submit");
  Keyword TASK = new Keyword("task");
  Keyword POLL = new Keyword("poll");
  Keyword FINAL = new Keyword("final");
  Keyword REFUSED = new Keyword("refused");
  Keyword DONE = new Keyword("done");
  Keyword MISSING = new Keyword("missing");
  Keyword TAKEN = new Keyword("taken");
  Keyword NOTHING = new Keyword("nothing");
  Keyword ROWS = new Keyword("rows");
  Keyword EFFECTS = new Keyword("effects");
  Keyword LEFT = new Keyword("left");

  /** A submit that was acknowledged with the id of its row. */
  record Submitted(String name, long row) implements AfterCommitCall {}

  /** A submit that certainly did nothing, or says so. */
  record NotSubmitted(String name) implements AfterCommitCall {}

  /** A submit of which nobody knows how far it came. */
  record SubmitUnknown(String name) implements AfterCommitCall {}

  /** A task that was done. */
  record Done(long row) implements AfterCommitCall {}

  /** A task whose row was not there. */
  record Missing(long row) implements AfterCommitCall {}

  /** A task or a poll that says nothing of a row. */
  record Nothing() implements AfterCommitCall {}

  /**
   * The end, when nobody was at work any more.
   *
   * @param rows the names of the submits by the ids of their rows
   * @param effects how often the tasks took effect, by the ids of their rows
   * @param left messages and tasks that nobody has done yet
   */
  record Final(Map<Long, String> rows, Map<Long, Long> effects, long left)
      implements AfterCommitCall {}

  /**
   * Reads an operation.
   *
   * @throws UnjudgeableException if it is none of this model's
   */
  static AfterCommitCall of(Operation operation) {
    return Reading.read("after-commit", operation, AfterCommitCall::read);
  }

  private static AfterCommitCall read(Operation operation) {
    return switch (operation.f().name()) {
      case "submit" -> submit(operation);
      case "task" -> operation.ok() ? task(operation) : new Nothing();
      case "poll" -> new Nothing();
      case "final" -> operation.ok() ? end((Map<?, ?>) operation.output()) : new Nothing();
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  private static AfterCommitCall submit(Operation operation) {
    String name = (String) ((List<?>) operation.input()).get(0);
    return switch (operation.outcome()) {
      case OK -> {
        List<?> answer = (List<?>) operation.output();
        require(name.equals(answer.get(0)), "the answer is about another submit");
        yield new Submitted(name, (Long) answer.get(1));
      }
      case FAIL -> new NotSubmitted(name);
      case INFO, INVOKE -> new SubmitUnknown(name);
    };
  }

  private static AfterCommitCall task(Operation operation) {
    long row = (Long) ((List<?>) operation.input()).get(0);
    List<?> answer = (List<?>) operation.output();
    require(answer.get(0).equals(row), "the answer is about another row");
    if (DONE.equals(answer.get(1))) {
      return new Done(row);
    }
    require(MISSING.equals(answer.get(1)), "a task is done or its row is missing");
    return new Missing(row);
  }

  private static Final end(Map<?, ?> state) {
    Map<Long, String> rows = new TreeMap<>();
    ((Map<?, ?>) state.get(ROWS)).forEach((row, name) -> rows.put((Long) row, (String) name));
    Map<Long, Long> effects = new TreeMap<>();
    ((Map<?, ?>) state.get(EFFECTS)).forEach((row, count) -> effects.put((Long) row, (Long) count));
    return new Final(rows, effects, (Long) state.get(LEFT));
  }
}
