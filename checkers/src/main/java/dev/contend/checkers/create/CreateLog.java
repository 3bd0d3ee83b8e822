package dev.contend.checkers.create;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A create history sorted by login, as the invariants read it.
 *
 * @param creates what was asked for each login, in order of invocation
 * @param rows the rows at the end
 * @param end the operation that observed them
 */
record CreateLog(SortedMap<String, List<Entry>> creates, CreateCall.Final rows, int end) {

  /**
   * An operation.
   *
   * @param index by which evidence names it
   */
  record Entry(int index, int process, CreateCall.Create call) {}

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of create's, there is not exactly one
   *     {@code :final}, or somebody was at work after it began
   */
  static CreateLog read(History history) {
    SortedMap<String, List<Entry>> creates = new TreeMap<>();
    CreateCall.Final rows = null;
    int end = History.NONE;
    int latest = History.NONE;
    for (Operation operation : history.operations()) {
      CreateCall call = CreateCall.of(operation);
      if (call instanceof CreateCall.Final observed) {
        if (rows != null) {
          throw new UnjudgeableException(
              "there is more than one :final; a history holds one race, so check each by itself");
        }
        rows = observed;
        end = operation.index();
      } else if (call instanceof CreateCall.Create create) {
        creates
            .computeIfAbsent(create.login(), login -> new ArrayList<>())
            .add(new Entry(operation.index(), operation.process(), create));
        latest = Math.max(latest, operation.index());
        latest = Math.max(latest, operation.ok() ? operation.completion().index() : latest);
      }
    }
    if (rows == null) {
      throw new UnjudgeableException("the final rows are missing: there is no :final");
    }
    if (latest > end) {
      throw new UnjudgeableException(
          "event %d belongs to a create that was at work when the :final was read; nobody may be"
              .formatted(latest));
    }
    return new CreateLog(creates, rows, end);
  }

  /** What was asked for a login. */
  List<Entry> of(String login) {
    return creates.getOrDefault(login, List.of());
  }
}
