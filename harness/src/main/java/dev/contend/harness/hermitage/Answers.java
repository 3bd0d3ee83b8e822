package dev.contend.harness.hermitage;

import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that can be told of one schedule without knowing its order: what the sessions were told, and
 * what was left.
 *
 * @param sessions in their order
 * @param left the rows in the end, in the order of their keys
 */
record Answers(List<Told> sessions, List<Row> left) {
  Answers {
    sessions = List.copyOf(sessions);
    left = List.copyOf(left);
  }

  /**
   * Of a schedule of scripts.
   *
   * @throws SQLException if a session was lost, so that nobody knows how its transaction ended
   */
  static Answers of(Trace trace) throws SQLException {
    List<Told> sessions = new ArrayList<>();
    for (OperationRun run : trace.operations()) {
      if (run.result() instanceof Result.Returned returned
          && returned.answer() instanceof Told told) {
        sessions.add(told);
      } else {
        throw new SQLException(
            "session %s did not come to an end: %s"
                .formatted(trace.lanes().get(run.id().lane()), run.result()),
            "08006");
      }
    }
    List<Row> left = new ArrayList<>();
    for (Object row : (List<?>) trace.finalState()) {
      left.add((Row) row);
    }
    return new Answers(sessions, left);
  }

  /** What a session was told, by its number from 1. */
  Told session(int number) {
    return sessions.get(number - 1);
  }

  /** Whether all of these sessions committed. */
  boolean committed(int... numbers) {
    for (int number : numbers) {
      if (!session(number).committed()) {
        return false;
      }
    }
    return true;
  }

  /** Whether that row is there in the end. */
  boolean leaves(int id, int value) {
    return left.contains(new Row(id, value));
  }
}
