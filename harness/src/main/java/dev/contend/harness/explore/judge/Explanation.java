package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result.Returned;
import dev.contend.harness.explore.scenario.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Looks for an order of whole operations that explains a trace: one that keeps its precedence, in
 * which each operation that returned gets an equal answer, and which leaves an equal state.
 */
final class Explanation {
  private final Lanes lanes;
  private final Trace trace;
  private final Labels labels;
  private final Replay replay;
  private final UnaryOperator<Outcome> marking;
  private final Map<Outcome, List<OperationId>> allowed = new LinkedHashMap<>();
  private Optional<Nearest> nearest = Optional.empty();

  /**
   * The order that comes nearest to explaining a trace.
   *
   * @param outcome of the order, renamed
   * @param allowed every outcome that some order gives, each once
   */
  record Nearest(
      List<OperationId> order, Outcome outcome, Difference difference, List<Allowed> allowed) {}

  Explanation(Lanes lanes, Labels labels, Serials serials, UnaryOperator<Outcome> marking) {
    this.lanes = lanes;
    this.trace = lanes.trace();
    this.labels = labels;
    this.replay = new Replay(lanes, serials);
    this.marking = marking;
  }

  /**
   * Runs orders until one explains the trace.
   *
   * @return what comes nearest, if none does; the first of several equally near
   * @throws Exception what running an order throws
   */
  Optional<Nearest> missing() throws Exception {
    for (List<OperationRun> happened : Fates.possible(trace)) {
      List<OperationId> answered =
          happened.stream()
              .filter(run -> run.result() instanceof Returned)
              .map(OperationRun::id)
              .toList();
      Outcome here = marking.apply(Outcome.of(trace)).only(answered).renamed();
      Precedence precedence = Precedence.realTime(happened);
      if (Orders.visit(happened, precedence, order -> explains(order, here, answered))) {
        return Optional.empty();
      }
    }
    return nearest.map(
        near -> new Nearest(near.order, near.outcome, near.difference, Allowed.all(allowed)));
  }

  private boolean explains(List<OperationId> order, Outcome here, List<OperationId> answered)
      throws Exception {
    Replay.Ran run = replay.run(order);
    Outcome full = marking.apply(run.outcome());
    Difference difference =
        Difference.between(here, full.only(answered).renamed(), labels, "in the nearest order");
    if (answered.size() == trace.operations().size()
        && run.trace().lanes().size() != trace.lanes().size()) {
      difference = difference.withSessions(trace.lanes().size(), run.trace().lanes().size());
    }
    if (difference.none()) {
      return true;
    }
    allowed.putIfAbsent(full.renamed(), List.copyOf(order));
    if (nearest.isEmpty() || difference.likeness() > nearest.get().difference().likeness()) {
      nearest = Optional.of(new Nearest(List.copyOf(order), full.renamed(), difference, List.of()));
    }
    return false;
  }
}
