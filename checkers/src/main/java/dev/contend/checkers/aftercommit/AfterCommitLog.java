package dev.contend.checkers.aftercommit;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.aftercommit.AfterCommitCall.Done;
import dev.contend.checkers.aftercommit.AfterCommitCall.Final;
import dev.contend.checkers.aftercommit.AfterCommitCall.Missing;
import dev.contend.checkers.aftercommit.AfterCommitCall.NotSubmitted;
import dev.contend.checkers.aftercommit.AfterCommitCall.SubmitUnknown;
import dev.contend.checkers.aftercommit.AfterCommitCall.Submitted;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A history sorted by submits and rows, as the invariants read it. */
final class AfterCommitLog {
  /** Submits by their names, each by the index of its invocation. */
  final Map<String, Integer> submits = new HashMap<>();

  /** Submits that failed, by their names. */
  final Map<String, Integer> failed = new TreeMap<>();

  /** Submits that were acknowledged, by the ids of their rows. */
  final Map<Long, Integer> acknowledged = new TreeMap<>();

  /** Tasks that were done, by the ids of their rows. */
  final Map<Long, List<Integer>> done = new TreeMap<>();

  /** Tasks that found no row, by its id. */
  final Map<Long, List<Integer>> missing = new TreeMap<>();

  private Final end;
  private int endIndex = History.NONE;

  private AfterCommitLog() {}

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of this model's, two submits have one
   *     name, or somebody was at work when the end was read
   */
  static AfterCommitLog read(History history) {
    AfterCommitLog log = new AfterCommitLog();
    for (Operation operation : history.operations()) {
      log.add(operation.index(), AfterCommitCall.of(operation));
    }
    if (log.end != null) {
      history.operations().forEach(log::requireEnded);
    }
    return log;
  }

  private void add(int index, AfterCommitCall call) {
    if (call instanceof Submitted submitted) {
      submit(submitted.name(), index);
      acknowledged.put(submitted.row(), index);
    } else if (call instanceof NotSubmitted not) {
      submit(not.name(), index);
      failed.put(not.name(), index);
    } else if (call instanceof SubmitUnknown unknown) {
      submit(unknown.name(), index);
    } else if (call instanceof Done task) {
      done.computeIfAbsent(task.row(), row -> new ArrayList<>()).add(index);
    } else if (call instanceof Missing task) {
      missing.computeIfAbsent(task.row(), row -> new ArrayList<>()).add(index);
    } else if (call instanceof Final found) {
      end = found;
      endIndex = index;
    }
  }

  private void submit(String name, int index) {
    Integer other = submits.put(name, index);
    if (other != null) {
      throw new UnjudgeableException(
          "operations %d and %d both submit %s; a history holds one race, and each submit has its own name"
              .formatted(other, index, name));
    }
  }

  private void requireEnded(Operation operation) {
    int returned =
        operation.completion() != null && operation.ok() ? operation.completion().index() : 0;
    if (operation.index() != endIndex && Math.max(operation.index(), returned) > endIndex) {
      throw new UnjudgeableException(
          "operation %d was at work when the :final state was read; nobody may be"
              .formatted(operation.index()));
    }
  }

  /** The end, unless the history was cut short before it was read. */
  Optional<Final> end() {
    return Optional.ofNullable(end);
  }

  /** The submit that made a row that is there at the end, if it is of this history. */
  Optional<Integer> submitOf(long row) {
    return end().map(state -> state.rows().get(row)).map(submits::get);
  }
}
