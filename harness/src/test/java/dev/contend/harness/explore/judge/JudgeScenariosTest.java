package dev.contend.harness.explore.judge;

import static dev.contend.harness.explore.judge.Toys.CANCEL;
import static dev.contend.harness.explore.judge.Toys.CANCEL_ONCE;
import static dev.contend.harness.explore.judge.Toys.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Scenario.Invariant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a scenario declares, and scenarios that can't be judged. */
class JudgeScenariosTest {
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
}
