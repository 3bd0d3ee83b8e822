package dev.contend.harness.explore.judge;

import static dev.contend.harness.explore.judge.Toys.A;
import static dev.contend.harness.explore.judge.Toys.B;
import static dev.contend.harness.explore.judge.Toys.ORDER;
import static dev.contend.harness.explore.judge.Toys.READ;
import static dev.contend.harness.explore.judge.Toys.ending;
import static dev.contend.harness.explore.judge.Toys.kinds;
import static dev.contend.harness.explore.judge.Toys.leaving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that did not return: they failed, died, or were refused. */
class JudgeEndsTest {
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
}
