package dev.contend.harness.hermitage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.results.HermitageRecord.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What schedules made by hand make of a case; its anomaly is that both sessions commit. */
class TallyTest {
  private static final Told COMMITTED = new Told(List.of(), Told.End.COMMITTED, "");
  private static final Told ROLLED_BACK = new Told(List.of(), Told.End.ROLLED_BACK, "");
  private static final Told CONFLICT = new Told(List.of(), Told.End.FAILED, "40001");
  private static final Told DEADLOCK = new Told(List.of(), Told.End.FAILED, "40P01");

  private final Tally tally = new Tally(answers -> answers.committed(1, 2));

  /** Two sessions of two steps each, which overlap or follow each other. */
  private static Trace trace(boolean overlap, boolean waits, Told first, Told second) {
    List<Integer> order = overlap ? List.of(0, 1, 0, 1) : List.of(0, 0, 1, 1);
    List<TraceStep> steps = new ArrayList<>();
    for (int number = 0; number < order.size(); number++) {
      steps.add(
          new TraceStep(
              number,
              order.get(number),
              new OperationId(order.get(number), 0),
              new Step(Step.Kind.STATEMENT, "x", List.of(), Step.Transaction.FIRST),
              "",
              waits && number == 1 ? 2 : number,
              Set.of()));
    }
    return new Trace(
        List.of("T1", "T2"),
        order.stream().map(Choice::step).toList(),
        steps,
        List.of(
            run(0, 0, overlap ? 2 : 1, new Result.Returned(first)),
            run(1, overlap ? 1 : 2, 3, new Result.Returned(second))),
        List.of());
  }

  private static OperationRun run(int lane, int began, int ended, Result result) {
    return new OperationRun(new OperationId(lane, 0), "T", began, ended, result, Optional.empty());
  }

  @Test
  void oneScheduleThatShowsItIsEnough() throws Exception {
    tally.see(trace(true, true, COMMITTED, CONFLICT));
    tally.see(trace(true, false, COMMITTED, COMMITTED));
    assertThat(tally.answer(true)).isEqualTo(Answer.ALLOWED);
    assertThat(tally.answer(false)).isEqualTo(Answer.ALLOWED);
    assertThat(tally.shown()).isEqualTo(1);
    assertThat(tally.witness()).contains(trace(true, false, COMMITTED, COMMITTED));
  }

  @Test
  void whatWasNotRunToTheEndIsUnknown() throws Exception {
    tally.see(trace(true, true, COMMITTED, CONFLICT));
    assertThat(tally.answer(false)).isEqualTo(Answer.UNKNOWN);
    assertThat(tally.witness()).isEmpty();
  }

  @Test
  void anErrorComesBeforeAWait() throws Exception {
    tally.see(trace(true, true, COMMITTED, ROLLED_BACK));
    tally.see(trace(true, false, COMMITTED, DEADLOCK));
    tally.see(trace(true, false, CONFLICT, COMMITTED));
    assertThat(tally.answer(true)).isEqualTo(Answer.ERROR);
    assertThat(tally.errors()).containsExactly("40001", "40P01");
    assertThat(List.of(tally.schedules(), tally.overlapping(), tally.waited(), tally.failed()))
        .containsExactly(3L, 3L, 1L, 2L);
  }

  @Test
  void waitsAreTheWayWhereNothingFailed() throws Exception {
    tally.see(trace(true, true, COMMITTED, ROLLED_BACK));
    tally.see(trace(true, false, COMMITTED, ROLLED_BACK));
    assertThat(tally.answer(true)).isEqualTo(Answer.WAITS);
    assertThat(tally.errors()).isEmpty();
  }

  @Test
  void whereNobodyWaitedAndNothingFailedTheSnapshotDecided() throws Exception {
    tally.see(trace(true, false, COMMITTED, ROLLED_BACK));
    assertThat(tally.answer(true)).isEqualTo(Answer.SNAPSHOT);
  }

  @Test
  void transactionsThatDidNotMeetSayNothingOfHow() throws Exception {
    tally.see(trace(false, true, COMMITTED, CONFLICT));
    assertThat(tally.answer(true)).isEqualTo(Answer.SNAPSHOT);
    assertThat(tally.overlapping()).isZero();
    assertThat(tally.errors()).isEmpty();
  }

  @Test
  void aLostSessionIsNoAnswer() {
    Trace lost =
        new Trace(
            List.of("T1"),
            List.of(),
            List.of(),
            List.of(run(0, 0, 0, new Result.Failed("ERROR 08006", Result.Effect.UNKNOWN))),
            List.of());
    assertThatThrownBy(() -> tally.see(lost))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("session T1 did not come to an end");
  }
}
