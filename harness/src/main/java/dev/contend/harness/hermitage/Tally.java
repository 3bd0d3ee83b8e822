package dev.contend.harness.hermitage;

import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.hermitage.Told.End;
import dev.contend.results.HermitageRecord.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the schedules of a case showed, and what that makes of it.
 *
 * <p><b>The rule.</b> A case is <i>allowed</i> where any schedule shows its anomaly. It is
 * <i>prevented</i> where every schedule there is was run and none did; how, is told by those in
 * which at least two transactions were open at the same time:
 *
 * <ol>
 *   <li>by an <i>error</i>, if in some of them the server ended a transaction by one;
 *   <li>else by <i>waiting</i>, if in some of them a session waited for another;
 *   <li>else by a <i>snapshot</i>: nobody waited, nothing failed, so what was read decided.
 * </ol>
 *
 * <p>An error comes before a wait, since it is what an application has to be written for. So this
 * says what happened to those that met, not which of it was necessary. It is <i>unknown</i> where
 * schedules are left that nobody ran and none of the others showed it.
 */
final class Tally {
  private final Criterion criterion;
  private final SortedSet<String> errors = new TreeSet<>();
  private long schedules;
  private long overlapping;
  private long shown;
  private long waited;
  private long failed;
  private Trace witness;

  Tally(Criterion criterion) {
    this.criterion = criterion;
  }

  /**
   * Counts a schedule.
   *
   * @throws SQLException if a session was lost in it
   */
  void see(Trace trace) throws SQLException {
    Answers answers = Answers.of(trace);
    schedules++;
    if (criterion.observed(answers)) {
      shown++;
      witness = witness == null ? trace : witness;
    }
    if (overlap(trace.operations())) {
      overlapping++;
      waited += trace.steps().stream().anyMatch(TraceStep::waited) ? 1 : 0;
      failed += fail(answers) ? 1 : 0;
    }
  }

  private boolean fail(Answers answers) {
    List<String> found =
        answers.sessions().stream()
            .filter(session -> session.end() == End.FAILED)
            .map(Told::error)
            .toList();
    errors.addAll(found);
    return !found.isEmpty();
  }

  /** Whether any two transactions were open at the same time. */
  private static boolean overlap(List<OperationRun> runs) {
    return runs.stream()
        .anyMatch(
            one ->
                runs.stream()
                    .anyMatch(other -> one != other && !one.before(other) && !other.before(one)));
  }

  /**
   * What it makes of the case.
   *
   * @param complete whether all schedules that there are were counted
   */
  Answer answer(boolean complete) {
    if (shown > 0) {
      return Answer.ALLOWED;
    }
    if (!complete) {
      return Answer.UNKNOWN;
    }
    if (failed > 0) {
      return Answer.ERROR;
    }
    return waited > 0 ? Answer.WAITS : Answer.SNAPSHOT;
  }

  /** The first schedule that showed it. */
  Optional<Trace> witness() {
    return Optional.ofNullable(witness);
  }

  /** How the transactions were ended that were by an error, each once. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  long schedules() {
    return schedules;
  }

  /** In how many of them transactions were open at the same time; of those the next two count. */
  long overlapping() {
    return overlapping;
  }

  long waited() {
    return waited;
  }

  long failed() {
    return failed;
  }

  /** How many showed it. */
  long shown() {
    return shown;
  }
}
