package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result.Died;
import dev.contend.harness.explore.scenario.Result.Returned;
import dev.contend.harness.explore.scenario.Trace;
import java.util.List;
import java.util.Optional;

/** Whether anybody got anything done when operations overlapped. */
final class Progress {
  private final Serials serials;
  private Optional<Lanes> overlapping = Optional.empty();
  private long seen;
  private boolean made;

  Progress(Serials serials) {
    this.serials = serials;
  }

  /** Takes note of a trace; those in which a process died can only show that there is progress. */
  void see(Lanes lanes) {
    List<OperationRun> runs = lanes.trace().operations();
    if (made || !overlap(runs)) {
      return;
    }
    made = runs.stream().anyMatch(run -> run.result() instanceof Returned);
    if (runs.stream().noneMatch(run -> run.result() instanceof Died)) {
      overlapping = Optional.of(lanes);
      seen++;
    }
  }

  private static boolean overlap(List<OperationRun> runs) {
    return runs.stream()
        .anyMatch(
            a ->
                runs.stream()
                    .anyMatch(b -> !a.id().equals(b.id()) && !a.before(b) && !b.before(a)));
  }

  /**
   * What is to say of all traces that were seen.
   *
   * @throws Exception what running the operations one at a time throws
   */
  Optional<Finding> judge() throws Exception {
    if (made || overlapping.isEmpty()) {
      return Optional.empty();
    }
    Lanes lanes = overlapping.get();
    List<OperationRun> runs = lanes.trace().operations();
    Replay replay = new Replay(lanes, serials);
    boolean aloneTheyDo =
        Orders.visit(
            runs,
            Precedence.program(runs),
            order -> {
              Trace run = replay.run(order).trace();
              return run.operations().stream().anyMatch(one -> one.result() instanceof Returned);
            });
    return aloneTheyDo
        ? Optional.of(
            new Finding(
                Kind.NO_PROGRESS,
                "all operations",
                "no operation got anything done in any of the "
                    + seen
                    + " schedules in which some overlapped; one at a time they do"))
        : Optional.empty();
  }
}
