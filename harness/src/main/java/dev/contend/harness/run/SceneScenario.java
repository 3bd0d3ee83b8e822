package dev.contend.harness.run;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Parts;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
    final Map<OperationId, Call> calls = new LinkedHashMap<>();

    Played(Scene.Round round, List<Observed> before) {
      this.round = round;
      this.before = before;
    }

    Call call(OperationId id) {
      Call call = round.call(id.lane(), id.index());
      synchronized (calls) {
        calls.put(id, call);
      }
      return call;
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
                (parts, given) -> answer((Played) given, id, parts.connection())));
      }
      sessions.add(new Session(Character.toString('A' + caller), operations));
    }
    return new Scenario(scene.name(), this::prepare, sessions, SceneScenario::observe, List.of());
  }

  private Object prepare(Parts parts) throws SQLException {
    Scene.Round round = scene.round();
    round.prepare(parts.connection());
    played = new Played(round, observe(round.begin(), parts.connection()));
    return played;
  }

  private static Object answer(Played given, OperationId id, Connection connection)
      throws SQLException {
    Answer answer = given.call(id).body().run(connection);
    return answer instanceof Answer.Done done
        ? done.output()
        : new Operation.Refusal(((Answer.Refused) answer).why().name());
  }

  private static Object observe(Parts parts, Object given) throws SQLException {
    return observe(((Played) given).round.end(), parts.connection()).stream()
        .map(Observed::output)
        .toList();
  }

  private static List<Observed> observe(List<Call> calls, Connection connection)
      throws SQLException {
    List<Observed> observed = new ArrayList<>();
    for (Call call : calls) {
      Answer.Done done = (Answer.Done) call.body().run(connection);
      observed.add(new Observed(call, done.output()));
    }
    return observed;
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
                        ? new Result.Returned(
                            round.comparable(
                                scene.callers().get(id.lane()).get(id.index()), returned.answer()))
                        : result));
    List<Object> state = new ArrayList<>();
    List<Call> end = round.end();
    for (int i = 0; i < end.size(); i++) {
      state.add(round.comparable(end.get(i).f(), ((List<?>) outcome.state()).get(i)));
    }
    return new Outcome(answers, state);
  }
}
