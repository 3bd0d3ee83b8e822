package dev.contend.harness.explore.judge;

import static dev.contend.harness.explore.judge.Toys.A;
import static dev.contend.harness.explore.judge.Toys.B;
import static dev.contend.harness.explore.judge.Toys.CANCEL;
import static dev.contend.harness.explore.judge.Toys.CANCEL_ONCE;
import static dev.contend.harness.explore.judge.Toys.ORDER;
import static dev.contend.harness.explore.judge.Toys.STALE;
import static dev.contend.harness.explore.judge.Toys.ending;
import static dev.contend.harness.explore.judge.Toys.kinds;
import static dev.contend.harness.explore.judge.Toys.leaving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Outcomes and the orders that explain them. */
class JudgeTest {
  @Test
  void twoCancelsThatBothGiveBackAreAnAnomalyAndTheNearestOrderIsShown() throws Exception {
    Toy toy = new Toy(List.of(0, 0), List.of(List.of(CANCEL_ONCE), List.of(CANCEL_ONCE)));
    Trace both = toy.run(0, 1, 0, 1);
    assertThat(both.finalState()).isEqualTo(List.of(2, 1));

    Finding finding = toy.judge().judge(both).get(0);

    assertThat(finding.kind().text()).isEqualTo("state-anomaly");
    assertThat(finding.subject()).isEqualTo("B.cancel, final state");
    assertThat(finding.message())
        .isEqualTo(
            "no order of whole operations gives this outcome: B.cancel answered true, in the"
                + " nearest order false; the final state was [2, 1], in the nearest order [1, 1]"
                + " (the nearest order: A.cancel, B.cancel)");
    assertThat(finding.nearestOrder()).contains(List.of(A, B));
    assertThat(finding.nearest().orElseThrow().state()).isEqualTo(List.of(1, 1));
    assertThat(finding.nearest().orElseThrow().answers())
        .containsEntry(B, new Result.Returned(false));
  }

  @Test
  void anotherOrderMayComeBetweenAnOrderAndItsCancellationInOneSession() throws Exception {
    Toy toy = new Toy(List.of(1), List.of(List.of(ORDER, CANCEL), List.of(ORDER)));
    Trace between = toy.run(0, 0, 1, 1, 0, 0);
    assertThat(between.operation(B).result()).isEqualTo(new Result.Returned(false));
    assertThat(between.finalState()).isEqualTo(List.of(1));
    // Whole sessions: B before or after all of A gets the item.
    assertThat(toy.judge().judge(between)).isEmpty();
    // B began with A, so real time has no say; only the order of operations explains it.
    Trace beside = toy.run(1, 0, 0, 1, 0, 0);
    assertThat(kinds(toy.judge().judge(beside))).containsExactly(Kind.STATE_ANOMALY);
    Trace refusedBeside = toy.run(0, 0, 1, 0, 1, 0);
    assertThat(refusedBeside.operation(B).result()).isEqualTo(new Result.Returned(false));
    assertThat(toy.judge().judge(refusedBeside)).isEmpty();
  }

  @Test
  void aSessionThatBeganAfterAnotherEndedMayNotReadWhatWasBefore() throws Exception {
    Op write = Op.of("write", call -> call.db.set(0, 1));
    Toy toy = new Toy(List.of(0), List.of(List.of(write), List.of(STALE)));
    Trace stale = ending(toy.run(0, 1, 1), B, new Result.Returned(0));

    List<Finding> findings = toy.judge().judge(stale);
    assertThat(kinds(findings)).containsExactly(Kind.STATE_ANOMALY);
    assertThat(findings.get(0).message())
        .contains("B.read answered 0, in the nearest order 1 (the nearest order: A.write, B.read)");
    // Had they overlapped, it would have been right.
    assertThat(toy.judge().judge(toy.run(1, 0, 1))).isEmpty();
  }

  @Test
  void serialTracesAreClean() throws Exception {
    Toy toy = new Toy(List.of(1), List.of(List.of(ORDER, CANCEL), List.of(ORDER)));
    Judge judge = toy.judge();
    assertThat(judge.judge(toy.run(0, 0, 0, 0, 1, 1))).isEmpty();
    assertThat(judge.judge(toy.run(1, 1))).isEmpty();
    assertThat(judge.end()).isEmpty();
    assertThat(judge.outcomes()).hasSize(2);
  }

  @Test
  void generatedValuesMayDiffer() throws Exception {
    AtomicInteger sequence = new AtomicInteger();
    Op insert =
        Op.of("insert", call -> call.answer(new Generated("id", sequence.incrementAndGet())));
    Toy toy = new Toy(List.of(0), List.of(List.of(insert), List.of(insert)));
    Judge judge = toy.judge();
    assertThat(judge.judge(toy.run(0, 1))).isEmpty();
    Trace same = ending(toy.run(0, 1), A, new Result.Returned(new Generated("id", 7)));
    same = ending(same, B, new Result.Returned(new Generated("id", 7)));
    assertThat(kinds(judge.judge(same))).as("twice the same").contains(Kind.STATE_ANOMALY);
  }

  @Test
  void ordersAreRunTwiceAndOnlyWhenAskedFor() throws Exception {
    Toy toy = new Toy(List.of(2), List.of(List.of(ORDER), List.of(ORDER), List.of(ORDER)));
    List<List<OperationId>> asked = new ArrayList<>();
    Judge judge =
        new Judge(
            toy.scenario(),
            order -> {
              asked.add(order);
              return toy.run(order);
            },
            outcome -> outcome);
    for (int i = 0; i < 100; i++) {
      judge.judge(toy.run(2, 2, 1, 1, 0, 0));
    }
    OperationId c = new OperationId(2, 0);
    assertThat(asked).containsExactly(List.of(c, B, A), List.of(c, B, A));
    asked.clear();
    Trace unexplained = leaving(toy.run(0, 0, 1, 2, 1, 2), List.of(-1));
    assertThat(kinds(judge.judge(unexplained))).contains(Kind.STATE_ANOMALY);
    assertThat(asked)
        .as("all that real time permits")
        .containsExactly(List.of(A, B, c), List.of(A, B, c), List.of(A, c, B), List.of(A, c, B));
  }

  @Test
  void sessionsThatWereStartedAreKnownByTheirStarters() throws Exception {
    Op mail = Op.of("mail", call -> call.answer(call.db.set(1, call.db.get(1) + 1)));
    Op place = Op.of("place", call -> call.started.add(mail), call -> call.answer("ok"));
    Toy toy = new Toy(List.of(0, 0), List.of(List.of(place), List.of(place)));
    Judge judge = toy.judge();
    judge.judge(toy.run(0, 1, 0, 1, 3, 2));
    Trace swapped = toy.run(1, 0, 0, 1, 2, 3);
    assertThat(swapped.operation(new OperationId(2, 0)).startedBy()).contains(B);
    assertThat(judge.judge(swapped)).isEmpty();
    assertThat(judge.outcomes()).as("the same, by who started whom").hasSize(1);

    Op forgetful = Op.of("place", call -> call.answer("ok"));
    Trace lost = new Toy(List.of(0, 0), List.of(List.of(forgetful), List.of(place))).run(0, 1);
    assertThat(judge.judge(leaving(lost, List.of(0, 2))).get(0).message())
        .contains("there were 3 sessions, in the nearest order 4");
  }
}
