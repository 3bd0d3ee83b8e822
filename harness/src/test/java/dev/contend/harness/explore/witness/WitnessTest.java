package dev.contend.harness.explore.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Step.Transaction;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WitnessTest {
  private static final OperationId A = new OperationId(0, 0);
  private static final OperationId B = new OperationId(1, 0);

  private static TraceStep step(
      int number, int lane, String text, List<String> parameters, String outcome, int returned) {
    return new TraceStep(
        number,
        lane,
        new OperationId(lane, 0),
        new Step(
            Step.Kind.STATEMENT,
            text,
            parameters.isEmpty() ? List.of() : List.of(parameters),
            Transaction.LATER),
        outcome,
        returned,
        returned > number ? Set.of(1 - lane) : Set.of());
  }

  private static Trace trace() {
    String update = "UPDATE item\n   SET stock = stock + 1\n WHERE id = ?";
    return new Trace(
        List.of("A", "B"),
        List.of(Choice.step(0), Choice.step(1)),
        List.of(
            step(0, 0, "SELECT status FROM orders WHERE id = ?", List.of("7"), "(open)", 0),
            step(1, 1, "SELECT status FROM orders WHERE id = ?", List.of("7"), "(open)", 1),
            step(2, 0, update, List.of("3"), "1 row", 2),
            step(3, 1, update, List.of("3"), "1 row", 4),
            step(4, 0, "COMMIT", List.of(), "done", 4),
            step(5, 1, "COMMIT", List.of(), "done\u001b[31m", 5)),
        List.of(
            new OperationRun(A, "cancel", 0, 4, new Result.Returned(true), Optional.empty()),
            new OperationRun(B, "cancel", 1, 5, new Result.Returned(true), Optional.empty())),
        2);
  }

  private static Finding finding() {
    TreeMap<OperationId, Result> answers = new TreeMap<>();
    answers.put(A, new Result.Returned(true));
    answers.put(B, new Result.Returned(false));
    return new Finding(
        Kind.STATE_ANOMALY,
        "B.cancel, final state",
        "no order of whole operations gives this outcome: B.cancel answered true, in the nearest"
            + " order false; the final state was 2, in the nearest order 1",
        Optional.of(new Outcome(answers, 1)),
        Optional.of(List.of(A, B)));
  }

  @Test
  void showsWhoDidWhatAndWhatIsWrong() {
    assertThat(Witness.text(trace(), List.of(finding()), 72))
        .isEqualTo(
            """
              │ A                                │ B
            ──┼──────────────────────────────────┼─────────────────────────────────
            1 │ [cancel]                         │
              │ SELECT status FROM orders WHERE  │
              │ id = ? (7)                       │
              │ → (open)                         │
            2 │                                  │ [cancel]
              │                                  │ SELECT status FROM orders WHERE
              │                                  │ id = ? (7)
              │                                  │ → (open)
            3 │ UPDATE item SET stock = stock +  │
              │ 1 WHERE id = ? (3)               │
              │ → 1 row                          │
            4 │                                  │ UPDATE item SET stock = stock +
              │                                  │ 1 WHERE id = ? (3)
              │                                  │ waits for A
            5 │ COMMIT                           │
              │ → done                           │
              │                                  │ goes on from 4
              │                                  │ → 1 row
            6 │                                  │ COMMIT
              │                                  │ → done·[31m

            A.cancel answered true
            B.cancel answered true
            final state: 2

            state-anomaly: no order of whole operations gives this outcome:
                B.cancel answered true, in the nearest order false; the final state
                was 2, in the nearest order 1
            nearest allowed, in the order A.cancel, B.cancel:
            - A.cancel answered true
            - B.cancel answered false
            - final state: 1
            """);
  }

  @Test
  void keepsToTheWidthAndShowsNoControlCharacters() {
    for (int width : new int[] {40, 60, 100, 200}) {
      assertThat(Witness.text(trace(), List.of(finding()), width).lines())
          .allMatch(line -> line.length() <= width);
    }
    assertThat(Witness.text(trace(), List.of())).doesNotContain("\u001b");
  }
}
