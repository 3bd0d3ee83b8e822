package dev.contend.workloads.oncall;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.oncall.OnCallCall;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import dev.contend.workloads.oncall.OnCallDraw.ComeOn;
import dev.contend.workloads.oncall.OnCallDraw.GoOff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Two doctors of one shift. */
final class OnCallScenes {
  private static final long SHIFT = 1;
  private static final long ANN = 1;
  private static final long BOB = 2;

  /** What stands in the account, in its own order. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "Ann counts: somebody else is on call."),
          Told.step(1, "Bob counts: somebody else is on call."),
          Told.step(0, "Ann goes off."),
          Told.step(1, "Bob goes off: another row, so nobody waits."),
          Told.step(0, "Ann commits."),
          Told.step(1, "Bob commits: the shift is empty."));

  private OnCallScenes() {}

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<? extends OnCallStrategy> strategy) {
    Scene both =
        scene(
            strategy,
            "both doctors go off",
            Set.of(ANN, BOB),
            new GoOff(SHIFT, ANN),
            new GoOff(SHIFT, BOB));
    Scene relief =
        scene(
            strategy,
            "a doctor goes off while another one comes on",
            Set.of(ANN),
            new GoOff(SHIFT, ANN),
            new ComeOn(SHIFT, BOB));
    Scene same =
        scene(
            strategy,
            "a doctor who is off goes off again, and is called back",
            Set.of(BOB),
            new GoOff(SHIFT, ANN),
            new ComeOn(SHIFT, ANN));
    Scene look =
        scene(
            strategy,
            "a doctor goes off and somebody looks",
            Set.of(ANN, BOB),
            new GoOff(SHIFT, ANN),
            new OnCallDraw.Read(SHIFT));
    return List.of(
        strategy.get() instanceof CheckThenAct ? both.told(TOLD) : both, relief, same, look);
  }

  /**
   * @param onCall of the two doctors, before
   * @param callers what each does
   */
  private static Scene scene(
      Supplier<? extends OnCallStrategy> strategy,
      String name,
      Set<Long> onCall,
      OnCallDraw... callers) {
    List<OnCallDraw> plan = List.of(callers);
    return new Scene(
        name,
        plan.stream().map(OnCallScenes::function).map(List::of).toList(),
        OnCallTables::create,
        () -> new Round(onCall, plan, new OnCallCalls(strategy.get())));
  }

  private static Keyword function(OnCallDraw draw) {
    if (draw instanceof GoOff) {
      return OnCallCall.GO_OFF;
    }
    return draw instanceof ComeOn ? OnCallCall.COME_ON : OnCallCall.READ;
  }

  /** One schedule of a scene. */
  private record Round(Set<Long> onCall, List<OnCallDraw> plan, OnCallCalls calls)
      implements Scene.Round {

    @Override
    public void prepare(Connection db) throws SQLException {
      OnCallTables.insertShift(db, SHIFT);
      for (long doctor : List.of(ANN, BOB)) {
        OnCallTables.insertDoctor(db, doctor, SHIFT, onCall.contains(doctor));
      }
    }

    @Override
    public Call call(int caller, int index) {
      return calls.call(plan.get(caller));
    }

    @Override
    public List<Call> begin() {
      return List.of(OnCallTables.observation(OnCallCall.INITIAL, SHIFT));
    }

    @Override
    public List<Call> end() {
      return List.of(OnCallTables.observation(OnCallCall.FINAL, SHIFT));
    }
  }
}
