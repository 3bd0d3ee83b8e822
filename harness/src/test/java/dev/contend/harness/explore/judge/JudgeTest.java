package dev.contend.harness.explore.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Scenario.Invariant;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final OperationId A = new OperationId(0, 0);
  private static final OperationId B = new OperationId(1, 0);

  /** Takes one of number 0, the stock, if there is one. */
  private static final Op ORDER =
      Op.of(
          "order",
          call -> call.local = call.db.get(0),
          call -> {
            call.answer(call.local > 0);
            if (call.local > 0) {
              call.db.set(0, call.local - 1);
            }
          });

  private static final Op CANCEL =
      Op.of(
          "cancel",
          call -> call.local = call.db.get(0),
          call -> {
            call.db.set(0, call.local + 1);
            call.answer(true);
          });

  /** Gives one back and sets number 1, the order's status, unless that is set. */
  private static final Op CANCEL_ONCE =
      Op.of(
          "cancel",
          call -> call.local = call.db.get(1),
          call -> {
            call.answer(call.local == 0);
            if (call.local == 0) {
              call.db.set(0, call.db.get(0) + 1);
              call.db.set(1, 1);
            }
          });

  private static final Op READ = Op.of("read", call -> call.answer(call.db.get(0)));

  /** Reads and answers later. */
  private static final Op STALE =
      Op.of("read", call -> call.local = call.db.get(0), call -> call.answer(call.local));

  private static Trace with(Trace trace, OperationId id, UnaryOperator<OperationRun> change) {
    List<OperationRun> runs = new ArrayList<>();
    trace.operations().forEach(run -> runs.add(run.id().equals(id) ? change.apply(run) : run));
    return new Trace(trace.lanes(), trace.choices(), trace.steps(), runs, trace.finalState());
  }

  private static Trace ending(Trace trace, OperationId id, Result result) {
    return with(
        trace,
        id,
        run -> new OperationRun(id, run.name(), run.began(), run.ended(), result, run.startedBy()));
  }

  private static Trace leaving(Trace trace, Object state) {
    return new Trace(trace.lanes(), trace.choices(), trace.steps(), trace.operations(), state);
  }

  private static List<Kind> kinds(List<Finding> findings) {
    return findings.stream().map(Finding::kind).toList();
  }

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
  void anErrorIsAFindingAlthoughAnOrderExplainsTheState() throws Exception {
    Toy toy = new Toy(List.of(2), List.of(List.of(ORDER), List.of(ORDER)));
    Trace trace = leaving(toy.run(0, 1, 0, 1), List.of(1));
    Trace failed =
        ending(trace, B, new Result.Failed("40001 could not serialize access", Effect.NONE));

    List<Finding> findings = toy.judge().judge(failed);
    assertThat(kinds(findings)).containsExactly(Kind.UNHANDLED_ERROR);
    assertThat(findings.get(0).subject()).isEqualTo("40001");
    assertThat(findings.get(0).message())
        .isEqualTo(
            "B.order ended in an error that its caller sees: 40001 could not serialize access");
  }

  @Test
  void equalSortsOfErrorsAreOneFindingAndPartialEffectsAreToldToo() throws Exception {
    Toy toy = new Toy(List.of(2), List.of(List.of(ORDER), List.of(ORDER), List.of(READ)));
    Trace trace = leaving(toy.run(0, 1, 0, 1), List.of(1));
    trace = ending(trace, A, new Result.Failed("40001 process 17", Effect.NONE));
    trace = ending(trace, B, new Result.Failed("40001 process 18", Effect.PARTIAL));
    trace = ending(trace, new OperationId(2, 0), new Result.Failed("23505 twice", Effect.NONE));

    List<Finding> findings = toy.judge().judge(trace);
    assertThat(kinds(findings))
        .containsExactly(Kind.UNHANDLED_ERROR, Kind.UNHANDLED_ERROR, Kind.PARTIAL_EFFECT);
    assertThat(findings.get(0).message()).startsWith("A.order, B.order ended");
    assertThat(findings.get(2).message()).startsWith("B.order failed when some");
  }

  @Test
  void whatDiedMayHaveHappenedOrNotButNotByHalves() throws Exception {
    Toy toy = new Toy(List.of(3), List.of(List.of(ORDER), List.of(ORDER)));
    Trace died = ending(toy.run(0, 1, 0, 1), A, new Result.Died());
    Judge judge = toy.judge();

    assertThat(judge.judge(leaving(died, List.of(2)))).isEmpty();
    assertThat(judge.judge(leaving(died, List.of(1)))).isEmpty();
    assertThat(kinds(judge.judge(leaving(died, List.of(0))))).containsExactly(Kind.STATE_ANOMALY);
  }

  @Test
  void whatWasRefusedDidNothing() throws Exception {
    Toy toy = new Toy(List.of(3), List.of(List.of(ORDER), List.of(ORDER)));
    Trace refused = ending(toy.run(), A, new Result.Refused("busy"));
    assertThat(toy.judge().judge(leaving(refused, List.of(2)))).isEmpty();
    assertThat(kinds(toy.judge().judge(leaving(refused, List.of(1)))))
        .containsExactly(Kind.STATE_ANOMALY);
  }

  @Test
  void anOrderThatRefusesWhatReturnedExplainsNothing() throws Exception {
    Op take =
        Op.of(
            "take",
            call -> call.local = call.db.get(0),
            call -> {
              call.db.set(0, 0);
              call.result =
                  call.local > 0 ? new Result.Returned(true) : new Result.Refused("sold out");
            });
    Toy toy = new Toy(List.of(1), List.of(List.of(take), List.of(take)));
    assertThat(toy.judge().judge(toy.run(0, 1, 0, 1)).get(0).message())
        .contains("B.take answered true, in the nearest order it was refused (sold out)");
  }

  @Test
  void anUnknownEffectMayComeAfterItsEnd() throws Exception {
    Toy toy = new Toy(List.of(1), List.of(List.of(ORDER), List.of(READ)));
    Trace trace = leaving(toy.run(0, 0, 1), List.of(0));
    trace = ending(trace, B, new Result.Returned(1));
    Trace unknown = ending(trace, A, new Result.Failed("08006 lost", Effect.UNKNOWN));
    assertThat(kinds(toy.judge().judge(unknown))).containsExactly(Kind.UNHANDLED_ERROR);
    Trace died = ending(trace, A, new Result.Died());
    assertThat(kinds(toy.judge().judge(died))).containsExactly(Kind.STATE_ANOMALY);
  }

  @Test
  void noProgressIsSaidOnceAtTheEnd() throws Exception {
    Toy toy = new Toy(List.of(1), List.of(List.of(ORDER), List.of(ORDER)));
    Judge judge = toy.judge();
    Trace trace = leaving(toy.run(0, 1, 0, 1), List.of(1));
    trace = ending(trace, A, new Result.Refused("busy"));
    trace = ending(trace, B, new Result.Refused("busy"));
    assertThat(judge.judge(trace)).isEmpty();
    assertThat(judge.judge(toy.run(0, 0, 1, 1))).as("they did not overlap").isEmpty();
    assertThat(judge.end().orElseThrow().kind()).isEqualTo(Kind.NO_PROGRESS);

    judge.judge(toy.run(0, 1, 0, 1));
    assertThat(judge.end()).isEmpty();
  }

  @Test
  void brokenInvariantsAreNamedAndMayThrow() throws Exception {
    Toy toy = new Toy(List.of(0, 0), List.of(List.of(CANCEL_ONCE), List.of(CANCEL_ONCE)));
    Invariant origin =
        new Invariant("stock never above its origin", state -> ((List<?>) state).get(0).equals(1));
    Invariant thrower =
        new Invariant(
            "assertions may be used",
            state -> {
              assertThat(state).isEqualTo(List.of(1, 1));
              return true;
            });
    List<Finding> findings = toy.judge(origin, thrower).judge(toy.run(0, 1, 0, 1));
    assertThat(kinds(findings)).containsExactly(Kind.STATE_ANOMALY, Kind.INVARIANT, Kind.INVARIANT);
    assertThat(findings.get(1).message())
        .isEqualTo("\"stock never above its origin\" does not hold: the final state was [2, 1]");
    assertThat(findings.get(2).message()).contains("expected: [1, 1]");
  }

  @Test
  void anInvariantThatNeverHoldsIsRefused() {
    Toy toy = new Toy(List.of(0), List.of(List.of(CANCEL), List.of(CANCEL)));
    Invariant wrong = new Invariant("always 1", state -> state.equals(List.of(1)));
    assertThatThrownBy(() -> toy.judge(wrong).judge(toy.run()))
        .isInstanceOf(RefusedScenarioException.class)
        .hasMessageContaining("invariant \"always 1\" holds after no order")
        .hasMessageContaining("the final state was [2]");
  }

  @Test
  void aScenarioWhoseOrdersGiveNowThisAndNowThatIsRefused() {
    AtomicInteger number = new AtomicInteger();
    Op draw = Op.of("draw", call -> call.answer(number.incrementAndGet()));
    Toy toy = new Toy(List.of(0), List.of(List.of(draw)));
    assertThatThrownBy(() -> toy.judge().judge(toy.run()))
        .isInstanceOf(RefusedScenarioException.class)
        .hasMessageContaining("A.draw answered 2, the second time 3")
        .hasMessageContaining("as generated");
  }

  @Test
  void aClassWithoutEqualsIsNamed() {
    Op draw = Op.of("draw", call -> call.answer(List.of(new int[] {1})));
    Toy toy = new Toy(List.of(0), List.of(List.of(draw)));
    assertThatThrownBy(() -> toy.judge().judge(toy.run()))
        .isInstanceOf(RefusedScenarioException.class)
        .hasMessageContaining("int[] has no equals of its own");
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
    assertThat(judge.allowed(toy.run(0, 0, 1, 2, 1, 2)))
        .extracting(Allowed::orders)
        .containsExactly(List.of(List.of(A, B, c)), List.of(List.of(A, c, B)));
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
