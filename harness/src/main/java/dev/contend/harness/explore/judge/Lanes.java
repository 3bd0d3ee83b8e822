package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of the sessions that operations started. Each run numbers them as they are started, so
 * the same session has another number in another order. Here they are numbered by who started them,
 * the first, the second: the same in all runs in which the same operations started some.
 */
final class Lanes {
  private record Started(OperationId by, int nth) {}

  private final int declared;

  /** Lanes of the trace by their numbers here: what is numbered n here is at index n. */
  private final List<Integer> originals = new ArrayList<>();

  private final Map<Started, Integer> numbers = new HashMap<>();
  private final Trace trace;

  /**
   * Numbers those of a trace.
   *
   * @param declared how many sessions the scenario has of itself
   */
  Lanes(Trace original, int declared) {
    this.declared = declared;
    SortedMap<Integer, OperationId> starters = starters(original);
    for (int lane = 0; lane < declared; lane++) {
      originals.add(lane);
    }
    for (int number = 0; number < originals.size(); number++) {
      int lane = originals.get(number);
      List<Integer> started =
          starters.keySet().stream()
              .filter(other -> starters.get(other).lane() == lane)
              .sorted(Comparator.comparing(other -> starters.get(other).index()))
              .toList();
      Map<OperationId, Integer> counts = new HashMap<>();
      for (int other : started) {
        OperationId by = new OperationId(number, starters.get(other).index());
        numbers.put(new Started(by, counts.merge(by, 1, Integer::sum)), originals.size());
        originals.add(other);
      }
    }
    for (int lane = declared; lane < original.lanes().size(); lane++) {
      if (!originals.contains(lane)) {
        originals.add(lane);
      }
    }
    this.trace = renumbered(original);
  }

  private SortedMap<Integer, OperationId> starters(Trace of) {
    SortedMap<Integer, OperationId> starters = new TreeMap<>();
    for (OperationRun run : of.operations()) {
      if (run.id().lane() >= declared) {
        run.startedBy().ifPresent(by -> starters.put(run.id().lane(), by));
      }
    }
    return starters;
  }

  private Trace renumbered(Trace original) {
    List<OperationRun> runs =
        original.operations().stream()
            .map(
                run ->
                    new OperationRun(
                        number(run.id()),
                        run.name(),
                        run.began(),
                        run.ended(),
                        run.result(),
                        run.startedBy().map(this::number)))
            .sorted(Comparator.comparing(OperationRun::id))
            .toList();
    return new Trace(
        originals.stream().map(original.lanes()::get).toList(),
        original.choices(),
        List.of(),
        runs,
        original.finalState());
  }

  private OperationId number(OperationId original) {
    return new OperationId(originals.indexOf(original.lane()), original.index());
  }

  /**
   * Who started whom, and how many sessions there were.
   *
   * @param numbers by starter
   */
  record Structure(Map<?, Integer> numbers, int sessions) {}

  Structure structure() {
    return new Structure(numbers, originals.size());
  }

  /** The trace with the numbers from here, its operations in their order, without its steps. */
  Trace trace() {
    return trace;
  }

  /** The trace's own id of an operation. */
  OperationId original(OperationId id) {
    return id.lane() < originals.size()
        ? new OperationId(originals.get(id.lane()), id.index())
        : id;
  }

  /** The outcome with the trace's own ids. */
  Outcome original(Outcome outcome) {
    SortedMap<OperationId, Result> answers = new TreeMap<>();
    outcome.answers().forEach((id, result) -> answers.put(original(id), result));
    return new Outcome(answers, outcome.state());
  }

  /** How many sessions the scenario has of itself; those that were started follow. */
  int declared() {
    return declared;
  }

  /** The number of the session that this operation started as its nth, from 1, if it did. */
  Optional<Integer> started(OperationId by, int nth) {
    return Optional.ofNullable(numbers.get(new Started(by, nth)));
  }
}
