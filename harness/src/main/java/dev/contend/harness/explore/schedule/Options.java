package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can happen next, at a moment at which each session waits for its turn, or is blocked, or has
 * ended.
 *
 * @param choices sessions in their order, leases that expire after the steps
 * @param next the operation to which the next step of each session belongs that can take one
 */
record Options(List<Choice> choices, Map<Integer, OperationId> next) {

  /** Asks all sessions; under the lock of {@link Turns}. */
  static Options of(List<Lane> lanes, PartsState parts) {
    Map<Integer, OperationId> next = new TreeMap<>();
    List<Choice> steps = new ArrayList<>();
    List<Choice> expiring = new ArrayList<>();
    for (Lane lane : lanes) {
      // Also of who has ended or died: a lease that nobody gave back is there until it expires.
      if (lane.state != Lane.State.MOVING
          && parts.expiryIsNoticed(lane, lease -> isLookedAt(lease, lanes))) {
        expiring.add(new Choice(lane.index, Choice.Act.EXPIRE));
      }
      if (lane.state == Lane.State.WAITING && (lane.ready == null || lane.ready.getAsBoolean())) {
        next.put(lane.index, lane.next);
        steps.add(Choice.step(lane.index));
        if (lane.session.mortal() && lane.step != null) {
          steps.add(new Choice(lane.index, Choice.Act.DIE));
        }
      }
    }
    steps.addAll(expiring);
    return new Options(steps, next);
  }

  private static boolean isLookedAt(String lease, List<Lane> lanes) {
    return lanes.stream()
        .anyMatch(lane -> lane.state == Lane.State.WAITING && lane.notices.test(lease));
  }
}
