package dev.contend.harness.explore.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The judge against all permutations of all operations, of which the wrong ones are thrown out. */
class JudgeOracleTest {
  private final Random random = new Random(20240501);

  @Test
  void saysTheSameAsAllPermutationsOfAllOperations() throws Exception {
    int anomalies = 0;
    int withStarted = 0;
    for (int scenario = 0; scenario < 400; scenario++) {
      Toy toy = toy();
      Judge judge = toy.judge();
      for (int i = 0; i < 25; i++) {
        Trace trace = spoilt(toy.run(lanes -> random.nextInt(lanes)));
        boolean said =
            judge.judge(trace).stream().anyMatch(one -> one.kind() == Kind.STATE_ANOMALY);
        assertThat(said).as("%s of %s", trace, toy).isEqualTo(!explained(toy, trace));
        anomalies += said ? 1 : 0;
        withStarted += trace.lanes().size() > toy.sessions().size() ? 1 : 0;
      }
    }
    assertThat(anomalies).as("both verdicts are common").isBetween(2_000, 8_000);
    assertThat(withStarted).as("started sessions are common").isGreaterThan(2_000);
  }

  @Test
  void whatWholeOperationsGiveOneAtATimeIsNeverAnAnomaly() throws Exception {
    for (int i = 0; i < 500; i++) {
      Toy toy = toy();
      Judge judge = toy.judge();
      assertThat(judge.judge(toy.run())).isEmpty();
    }
  }

  private Toy toy() {
    List<List<Op>> sessions = new ArrayList<>();
    int count = 2 + random.nextInt(2);
    int spare = 5 - count;
    for (int session = 0; session < count; session++) {
      List<Op> ops = new ArrayList<>();
      for (int op = 0; op == 0 || op == 1 && spare > 0 && random.nextBoolean(); op++) {
        spare -= op;
        boolean starts = spare > 0 && random.nextInt(3) == 0;
        spare -= starts ? 1 : 0;
        ops.add(op("op" + session + op, starts));
      }
      sessions.add(ops);
    }
    return new Toy(List.of(0, 0), sessions);
  }

  /** Reads a number, writes one, answers one of them; may start another where it read an even. */
  private Op op(String name, boolean starts) {
    int from = random.nextInt(2);
    int to = random.nextInt(2);
    int more = 1 + random.nextInt(3);
    boolean blind = random.nextInt(4) == 0;
    boolean quiet = random.nextInt(3) == 0;
    Op child = starts ? op(name + "-child", false) : null;
    return Op.of(
        name,
        call -> {
          call.local = call.db.get(from);
          if (child != null && call.local % 2 == 0) {
            call.started.add(child);
          }
        },
        call -> {
          call.db.set(to, (blind ? more : call.local + more) % 4);
          call.answer(quiet ? null : call.local);
        });
  }

  /** With other fates, answers, times and states here and there. */
  private Trace spoilt(Trace trace) {
    List<OperationRun> runs = new ArrayList<>();
    for (OperationRun run : trace.operations()) {
      boolean late = random.nextInt(8) == 0;
      runs.add(
          new OperationRun(
              run.id(),
              run.name(),
              run.began(),
              late ? run.ended() + 2 : run.ended(),
              spoilt(run.result()),
              run.startedBy()));
    }
    Object state = random.nextInt(6) == 0 ? List.of(random.nextInt(4), 1) : trace.finalState();
    return new Trace(trace.lanes(), trace.choices(), trace.steps(), runs, state);
  }

  private Result spoilt(Result result) {
    return switch (random.nextInt(24)) {
      case 0 -> new Result.Refused("busy");
      case 1 -> new Result.Failed("40001", Effect.NONE);
      case 2 -> new Result.Failed("40001", Effect.PARTIAL);
      case 3 -> new Result.Failed("08006", Effect.UNKNOWN);
      case 4 -> new Result.Died();
      case 5 -> new Result.Returned(random.nextInt(4));
      default -> result;
    };
  }

  // From here on the definition once more, by names in place of numbers.

  private static boolean explained(Toy toy, Trace trace) {
    List<OperationRun> all = trace.operations();
    List<List<OperationRun>> permutations = new ArrayList<>();
    for (int with = 0; with < 1 << all.size(); with++) {
      List<OperationRun> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if ((with & 1 << i) != 0) {
          some.add(all.get(i));
        }
      }
      permute(some, 0, permutations);
    }
    for (List<OperationRun> order : permutations) {
      if (permitted(trace, order) && explains(toy, trace, order)) {
        return true;
      }
    }
    return false;
  }

  private static void permute(
      List<OperationRun> runs, int from, List<List<OperationRun>> permutations) {
    if (from == runs.size()) {
      permutations.add(List.copyOf(runs));
    }
    for (int i = from; i < runs.size(); i++) {
      Collections.swap(runs, from, i);
      permute(runs, from + 1, permutations);
      Collections.swap(runs, from, i);
    }
  }

  private static boolean permitted(Trace trace, List<OperationRun> order) {
    for (OperationRun run : trace.operations()) {
      boolean in = order.contains(run);
      boolean orphan =
          run.startedBy().isPresent()
              && !order.contains(trace.operation(run.startedBy().orElseThrow()));
      boolean nothing =
          run.result() instanceof Result.Refused
              || run.result() instanceof Result.Failed failed && failed.effect() == Effect.NONE;
      if (in && (nothing || orphan) || !in && run.result() instanceof Result.Returned && !orphan) {
        return false;
      }
    }
    for (int later = 0; later < order.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (mustFollow(order.get(earlier), order.get(later))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean mustFollow(OperationRun run, OperationRun other) {
    boolean sameSession = run.id().lane() == other.id().lane();
    boolean endKnown =
        !(other.result() instanceof Result.Failed failed && failed.effect() == Effect.UNKNOWN);
    return sameSession && run.id().index() > other.id().index()
        || endKnown && other.ended() < run.began()
        || run.startedBy().isPresent() && run.startedBy().get().equals(other.id());
  }

  private static boolean explains(Toy toy, Trace trace, List<OperationRun> order) {
    List<Integer> db = new ArrayList<>(toy.initial());
    Map<String, Op> known = new HashMap<>();
    toy.sessions().forEach(session -> session.forEach(op -> known.put(op.name(), op)));
    int sessions = toy.sessions().size();
    boolean allReturned = true;
    for (OperationRun run : order) {
      Toy.Call call = new Toy.Call(db);
      boolean returned = run.result() instanceof Result.Returned;
      allReturned &= returned;
      if (known.containsKey(run.name())) {
        known.get(run.name()).steps().forEach(step -> step.accept(call));
      } else if (returned) {
        return false;
      }
      call.started.forEach(op -> known.put(op.name(), op));
      sessions += call.started.size();
      if (returned && !call.result.equals(run.result())) {
        return false;
      }
    }
    boolean whole = allReturned && order.size() == trace.operations().size();
    return db.equals(trace.finalState()) && (!whole || sessions == trace.lanes().size());
  }
}
