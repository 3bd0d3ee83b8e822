package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Scenario.Worker;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.tracking.OperationTracker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The sessions of one schedule: those of the scenario, and those that they start. */
final class Cast {
  private final Scenario scenario;
  private final TestBed bed;
  private final Turns turns;
  private final PartsState state;
  private final Object given;
  private final Predicate<OperationId> included;
  private final Executor threads;
  private final List<OperationRun> runs = new ArrayList<>();

  Cast(
      Scenario scenario,
      TestBed bed,
      Turns turns,
      PartsState state,
      Object given,
      Predicate<OperationId> included,
      Executor threads) {
    this.scenario = scenario;
    this.bed = bed;
    this.turns = turns;
    this.state = state;
    this.given = given;
    this.included = included;
    this.threads = threads;
  }

  /** Lets the scenario's sessions loose. */
  void start() {
    List<Lane> lanes = new ArrayList<>();
    for (Session session : scenario.sessions()) {
      lanes.add(add(session, Optional.empty()));
    }
    lanes.forEach(this::run);
  }

  private Lane add(Session session, Optional<OperationId> startedBy) {
    return turns.add(session, startedBy, new OperationTracker(bed.engine()));
  }

  private void run(Lane lane) {
    threads.execute(
        new LaneRun(
            lane,
            turns,
            bed,
            given,
            included,
            () ->
                new LaneParts(
                    lane, turns, state, bed.dataSource(), (queue, task) -> sent(lane, queue, task)),
            runs));
  }

  /** A task was put into a queue: its worker is a session of its own from now on. */
  private void sent(Lane by, String queue, Object task) {
    Worker worker = scenario.workers().get(queue);
    if (worker == null) {
      state.send(queue, task);
      return;
    }
    AtomicReference<OperationId> id = new AtomicReference<>();
    Operation operation =
        new Operation("task", (parts, known) -> worker.run(parts, known, id.get(), task));
    Lane lane =
        add(new Session(queue + " " + task, List.of(operation)), Optional.of(by.operation()));
    id.set(new OperationId(lane.index, 0));
    run(lane);
  }

  /** How the operations went, by session and in its order. */
  List<OperationRun> runs() {
    synchronized (runs) {
      List<OperationRun> sorted = new ArrayList<>(runs);
      sorted.sort(Comparator.comparing(OperationRun::id));
      return sorted;
    }
  }
}
