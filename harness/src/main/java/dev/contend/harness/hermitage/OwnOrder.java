package dev.contend.harness.hermitage;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.schedule.Chooser;
import dev.contend.harness.explore.schedule.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets sessions go on in Hermitage's own order. Whoever waits is passed over until it can go on, as
 * a person does it at two terminals; whoever has ended in an error is passed over for good.
 */
final class OwnOrder implements Chooser {
  private final List<Choice> open = new ArrayList<>();

  /**
   * Of a case, for one schedule.
   *
   * @param order sessions by number from 1
   */
  OwnOrder(List<Integer> order) {
    order.forEach(session -> open.add(Choice.step(session - 1)));
  }

  @Override
  public Choice choose(Point point) {
    for (Choice next : open) {
      if (point.choices().contains(next)) {
        open.remove(next);
        return next;
      }
    }
    return point.choices().get(0);
  }
}
