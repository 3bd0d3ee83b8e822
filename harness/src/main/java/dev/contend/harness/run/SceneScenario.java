package dev.contend.harness.run;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A scene of a workload as a scenario of the explorer. */
final class SceneScenario {
  private final Scene scene;

  /** What the schedule that ran last knows; sessions write to it under its own lock. */
  private volatile Played played;

  SceneScenario(Scene scene) {
    this.scene = scene;
  }

  /** A call and what it said: the observations of a schedule. */
  record Observed(Call call, Object output) {}

  /** What one schedule leaves for its history. */
  static final class Played {
    final Scene.Round round;
    final List<Observed> before;
    private final Map<OperationId, Call> calls = new LinkedHashMap<>();

    Played(Scene.Round round, List<Observed> before) {
      this.round = round;
      this.before = before;
    }

    /** Remembers what an operation called. */
    Call keep(OperationId id, Call call) {
      synchronized (calls) {
        calls.put(id, call);
      }
      return call;
    }

    /** What an operation called; null if it never came to that. */
    Call call(OperationId id) {
      synchronized (calls) {
        return calls.get(id);
      }
    }
  }

  /** The schedule that ran last. */
  Played played() {
    return played;
  }

  Scenario scenario() {
    List<Session> sessions = new ArrayList<>();
    List<List<Keyword>> callers = scene.callers();
    for (int caller = 0; caller < callers.size(); caller++) {
      List<Operation> operations = new ArrayList<>();
      for (int index = 0; index < callers.get(caller).size(); index++) {
        OperationId id = new OperationId(caller, index);
        operations.add(
            new Operation(
                callers.get(caller).get(index).name(),
                (parts, given) -> called((Played) given, id, parts)));
      }
      sessions.add(
          new Session(
              Character.toString('A' + caller), operations, scene.mortal().contains(caller)));
    }
    Map<String, Scenario.Worker> workers = new HashMap<>();
    for (String queue : scene.workers().keySet()) {
      workers.put(
          queue, (parts, given, id, task) -> worked((Played) given, id, parts, queue, task));
    }
    return new Scenario(
        scene.name(), this::prepare, sessions, SceneScenario::observe, List.of(), workers);
  }

  private Object prepare(Parts parts) throws SQLException {
    Scene.Round round = scene.round();
    round.prepare(parts.connection());
    round.fill(parts);
    played = new Played(round, observe(round.begin(), parts));
    return played;
  }

  private static Object called(Played given, OperationId id, Parts parts) throws SQLException {
    return answer(given.keep(id, given.round.call(id.lane(), id.index())), parts);
  }

  private static Object worked(Played given, OperationId id, Parts parts, String queue, Object task)
      throws SQLException {
    return answer(given.keep(id, given.round.task(queue, task)), parts);
  }

  private static Object answer(Call call, Parts parts) throws SQLException {
    Answer answer = call.body().run(parts);
    return answer instanceof Answer.Done done
        ? done.output()
        : new Operation.Refusal(((Answer.Refused) answer).why().name());
  }

  private static Object observe(Parts parts, Object given) throws SQLException {
    return observe(((Played) given).round.end(), parts).stream().map(Observed::output).toList();
  }

  private static List<Observed> observe(List<Call> calls, Parts parts) throws SQLException {
    List<Observed> observed = new ArrayList<>();
    for (Call call : calls) {
      Answer.Done done = (Answer.Done) call.body().run(parts);
      observed.add(new Observed(call, done.output()));
    }
    return observed;
  }

  /** What an operation is; all workers of a scene do the same, or nobody could tell which. */
  private Keyword function(OperationId id) {
    return id.lane() < scene.callers().size()
        ? scene.callers().get(id.lane()).get(id.index())
        : scene.workers().values().iterator().next();
  }

  /** Marks the generated values of an outcome. */
  Outcome marked(Outcome outcome) {
    Scene.Round round = scene.round();
    SortedMap<OperationId, Result> answers = new TreeMap<>();
    outcome
        .answers()
        .forEach(
            (id, result) ->
                answers.put(
                    id,
                    result instanceof Result.Returned returned
                        ? new Result.Returned(round.comparable(function(id), returned.answer()))
                        : result));
    List<Object> state = new ArrayList<>();
    List<Call> end = round.end();
    for (int i = 0; i < end.size(); i++) {
      state.add(round.comparable(end.get(i).f(), ((List<?>) outcome.state()).get(i)));
    }
    return new Outcome(answers, state);
  }
}
