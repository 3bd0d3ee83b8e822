package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Scenario.Invariant;
import dev.contend.harness.explore.scenario.SerialRunner;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** A database of a few numbers, and operations on it that are made of steps. */
record Toy(List<Integer> initial, List<List<Op>> sessions) implements SerialRunner {

  /** An operation. */
  record Op(String name, List<Consumer<Call>> steps) {
    @SafeVarargs
    static Op of(String name, Consumer<Call>... steps) {
      List<Consumer<Call>> all = new ArrayList<>();
      for (Consumer<Call> step : steps) {
        all.add(step);
      }
      return new Op(name, all);
    }
  }

  /** An operation under way. */
  static final class Call {
    final List<Integer> db;
    final List<Op> started = new ArrayList<>();
    int local;
    Result result = new Result.Returned(null);

    Call(List<Integer> db) {
      this.db = db;
    }

    void answer(Object answer) {
      result = new Result.Returned(answer);
    }
  }

  private static final class Lane {
    final String name;
    final Deque<Op> ops;
    final Optional<OperationId> by;
    int index;
    int step;
    int began;
    Call call;

    Lane(String name, List<Op> ops, Optional<OperationId> by) {
      this.name = name;
      this.ops = new ArrayDeque<>(ops);
      this.by = by;
    }
  }

  private final class Run {
    final List<Integer> db = new ArrayList<>(initial);
    final List<Lane> lanes = new ArrayList<>();
    final List<OperationRun> runs = new ArrayList<>();
    final List<Choice> choices = new ArrayList<>();

    Run() {
      for (int i = 0; i < sessions.size(); i++) {
        lanes.add(new Lane("" + (char) ('A' + i), sessions.get(i), Optional.empty()));
      }
    }

    boolean over(int lane) {
      return lanes.get(lane).ops.isEmpty();
    }

    void step(int number) {
      Lane lane = lanes.get(number);
      Op op = lane.ops.element();
      OperationId id = new OperationId(number, lane.index);
      if (lane.step == 0) {
        lane.call = new Call(db);
        lane.began = choices.size();
      }
      op.steps.get(lane.step++).accept(lane.call);
      for (Op started : lane.call.started) {
        lanes.add(new Lane(started.name, List.of(started), Optional.of(id)));
      }
      lane.call.started.clear();
      choices.add(Choice.step(number));
      if (lane.step == op.steps.size()) {
        runs.add(
            new OperationRun(
                id, op.name, lane.began, choices.size() - 1, lane.call.result, lane.by));
        skip(lane);
      }
    }

    void skip(Lane lane) {
      lane.ops.remove();
      lane.index++;
      lane.step = 0;
    }

    Trace trace() {
      runs.sort((a, b) -> a.id().compareTo(b.id()));
      return new Trace(
          lanes.stream().map(lane -> lane.name).toList(),
          choices,
          List.of(),
          runs,
          List.copyOf(db));
    }
  }

  /** Runs steps of these lanes; what is not over then goes on alone. */
  Trace run(Integer... schedule) {
    Deque<Integer> rest = new ArrayDeque<>(Arrays.asList(schedule));
    return run(count -> rest.isEmpty() ? -1 : rest.remove());
  }

  /**
   * Runs a step of the lane, of so many, that is chosen; of the first that is not over if it is.
   */
  Trace run(IntUnaryOperator choose) {
    Run run = new Run();
    while (true) {
      int lane = choose.applyAsInt(run.lanes.size());
      if (lane < 0 || run.over(lane)) {
        lane = 0;
        while (lane < run.lanes.size() && run.over(lane)) {
          lane++;
        }
      }
      if (lane == run.lanes.size()) {
        return run.trace();
      }
      run.step(lane);
    }
  }

  @Override
  public Trace run(List<OperationId> order) {
    Run run = new Run();
    for (OperationId id : order) {
      if (id.lane() < run.lanes.size()) {
        Lane lane = run.lanes.get(id.lane());
        while (lane.index < id.index()) {
          run.skip(lane);
        }
        do {
          run.step(id.lane());
        } while (lane.step > 0);
      }
    }
    return run.trace();
  }

  Scenario scenario(Invariant... invariants) {
    List<Session> declared = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      declared.add(
          new Session(
              "" + (char) ('A' + i),
              sessions.get(i).stream()
                  .map(op -> new Operation(op.name, (parts, given) -> null))
                  .toList()));
    }
    return new Scenario(
        "toy", parts -> null, declared, (parts, given) -> null, List.of(invariants));
  }

  Judge judge(Invariant... invariants) {
    return new Judge(scenario(invariants), this, outcome -> outcome);
  }
}
