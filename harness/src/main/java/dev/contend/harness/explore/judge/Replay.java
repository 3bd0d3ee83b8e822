package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs orders of a trace's operations one at a time, where the sessions that operations start may
 * get other numbers than in the trace, and may be others.
 */
final class Replay {
  private final Lanes lanes;
  private final Serials serials;

  /**
   * How it went.
   *
   * @param outcome by the trace's {@link Lanes}, as it was; without operations of sessions that
   *     nobody started here
   */
  record Ran(Trace trace, Outcome outcome) {}

  Replay(Lanes lanes, Serials serials) {
    this.lanes = lanes;
    this.serials = serials;
  }

  /**
   * Runs an order. If its operations do not start as many sessions each as in the trace, also each
   * beginning of the order is run, to see which of them started how many.
   *
   * @throws Exception as {@link Serials#run} does
   */
  Ran run(List<OperationId> order) throws Exception {
    List<OperationId> asRun = new ArrayList<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    int next = lanes.declared();
    for (OperationId id : order) {
      asRun.add(translated(id, numbers));
      for (int nth = 1; lanes.started(id, nth).isPresent(); nth++) {
        numbers.put(lanes.started(id, nth).get(), next++);
      }
    }
    Trace run = serials.run(asRun);
    return run.lanes().size() == next && complete(run, order, asRun)
        ? new Ran(run, outcome(run, order, asRun))
        : stepwise(order);
  }

  private Ran stepwise(List<OperationId> order) throws Exception {
    List<OperationId> known = new ArrayList<>();
    List<OperationId> asRun = new ArrayList<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    int next = lanes.declared();
    Trace run = serials.run(List.of());
    for (OperationId id : order) {
      if (id.lane() < lanes.declared() || numbers.containsKey(id.lane())) {
        known.add(id);
        asRun.add(translated(id, numbers));
        run = serials.run(asRun);
        for (int nth = 1; next < run.lanes().size(); nth++) {
          int number = next++;
          lanes.started(id, nth).ifPresent(lane -> numbers.put(lane, number));
        }
      }
    }
    return new Ran(run, outcome(run, known, asRun));
  }

  private static OperationId translated(OperationId id, Map<Integer, Integer> numbers) {
    return new OperationId(numbers.getOrDefault(id.lane(), id.lane()), id.index());
  }

  /** Whether all ran, each started by the operation that started it in the trace. */
  private boolean complete(Trace run, List<OperationId> order, List<OperationId> asRun) {
    for (int i = 0; i < order.size(); i++) {
      Optional<OperationRun> there = find(run, asRun.get(i));
      Optional<OperationId> starter =
          lanes.trace().operation(order.get(i)).startedBy().map(by -> asRun.get(order.indexOf(by)));
      if (there.isEmpty() || !Objects.equals(there.get().startedBy(), starter)) {
        return false;
      }
    }
    return true;
  }

  private static Outcome outcome(Trace run, List<OperationId> order, List<OperationId> asRun) {
    SortedMap<OperationId, Result> answers = new TreeMap<>();
    for (int i = 0; i < order.size(); i++) {
      OperationId id = order.get(i);
      find(run, asRun.get(i)).ifPresent(there -> answers.put(id, there.result()));
    }
    return new Outcome(answers, run.finalState());
  }

  private static Optional<OperationRun> find(Trace run, OperationId id) {
    return run.operations().stream().filter(there -> there.id().equals(id)).findFirst();
  }
}
