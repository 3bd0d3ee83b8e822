package dev.contend.harness.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarkingTest {
  private final Marking marking = new Marking();

  private record Order(int id, String status) {}

  @Test
  void objectsAreComparedAsSaidAtAnyDepth() {
    marking.add(
        Order.class, order -> List.of(Contend.generated("order", order.id()), order.status));

    assertThat(outcome(new Order(4, "open"), Map.of("all", List.of(new Order(4, "open")))))
        .isEqualTo(outcome(new Order(9, "open"), Map.of("all", List.of(new Order(9, "open")))))
        .isNotEqualTo(outcome(new Order(9, "open"), Map.of("all", List.of(new Order(8, "open")))))
        .isNotEqualTo(outcome(new Order(4, "gone"), Map.of("all", List.of(new Order(4, "open")))));
  }

  /** Two orders that look alike are two orders. */
  @Test
  void setsDoNotShrink() {
    marking.add(Order.class, Order::status);

    assertThat(outcome(1, Set.of(new Order(1, "open"), new Order(2, "open"))))
        .isEqualTo(outcome(1, Set.of(new Order(3, "open"), new Order(4, "open"))))
        .isNotEqualTo(outcome(1, Set.of(new Order(3, "open"))));
    assertThat(outcome(1, Map.of(new Order(1, "open"), 1, new Order(2, "open"), 2)))
        .isEqualTo(outcome(1, Map.of(new Order(5, "open"), 2, new Order(4, "open"), 1)))
        .isNotEqualTo(outcome(1, Map.of(new Order(5, "open"), 2, new Order(4, "open"), 2)));
  }

  private Outcome outcome(Object answer, Object state) {
    TreeMap<OperationId, Result> answers = new TreeMap<>();
    answers.put(new OperationId(0, 0), new Result.Returned(answer));
    answers.put(new OperationId(1, 0), new Result.Refused("busy"));
    return marking.apply(new Outcome(answers, state)).renamed();
  }
}
