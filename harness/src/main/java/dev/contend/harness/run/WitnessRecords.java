package dev.contend.harness.run;

import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import dev.contend.results.WitnessRecord;
import java.util.List;
import java.util.Locale;

/** Schedules as records that a file can hold, and back. */
public final class WitnessRecords {
  private WitnessRecords() {}

  /** Of what a witness is; the names by which it is found again. */
  public record Place(
      String workload, String strategy, String database, String isolation, String scene) {}

  /**
   * Of something that was broken.
   *
   * @param explorer that found it
   */
  static WitnessRecord record(Cell cell, Scene scene, Broken broken, Explorer explorer) {
    return record(
        new Place(
            cell.workload().name(),
            cell.strategy().name(),
            cell.database().name(),
            cell.isolation().name(),
            scene.name()),
        broken,
        broken.kind().equals(Explorer.AS_TOLD)
            ? scene.told().stream().map(Told::words).toList()
            : List.of(),
        explorer.comparable(broken.witness()));
  }

  /**
   * Of any schedule that shows something.
   *
   * @param account what an account says of each step, as far as it does
   * @param comparable what of its outcome is compared with that of a replay
   */
  public static WitnessRecord record(
      Place place, Broken broken, List<String> account, Outcome comparable) {
    Trace trace = broken.witness();
    return new WitnessRecord(
        place.workload(),
        place.strategy(),
        place.database(),
        place.isolation(),
        place.scene(),
        broken.kind(),
        broken.message(),
        trace.lanes(),
        trace.choices().stream().map(WitnessRecords::choice).toList(),
        trace.steps().stream().map(WitnessRecords::step).toList(),
        account,
        trace.operations().stream().map(WitnessRecords::operation).toList(),
        Words.of(trace.finalState()),
        compared(comparable),
        broken
            .nearest()
            .map(nearest -> allowed(trace, broken.nearestOrder().orElse(List.of()), nearest))
            .orElse(null),
        broken.allowed().stream()
            .map(allowed -> allowed(trace, allowed.order(), allowed.outcome()))
            .toList(),
        broken.reproduced(),
        broken.replays());
  }

  /** An outcome as records have it; equal for outcomes that nobody can tell apart. */
  public static WitnessRecord.Outcome compared(Outcome comparable) {
    return Words.of(comparable);
  }

  private static String choice(Choice choice) {
    return switch (choice.act()) {
          case STEP -> "";
          case DIE -> "-";
          case EXPIRE -> "~";
        }
        + choice.lane();
  }

  /** The account's choices. */
  static List<Choice> choices(Scene scene) {
    return scene.told().stream()
        .map(
            told ->
                new Choice(
                    told.lane(),
                    switch (told.act()) {
                      case STEP -> Choice.Act.STEP;
                      case DIE -> Choice.Act.DIE;
                      case EXPIRE -> Choice.Act.EXPIRE;
                    }))
        .toList();
  }

  /**
   * The choices of a record.
   *
   * @throws NumberFormatException if one is none
   */
  public static List<Choice> choices(WitnessRecord record) {
    return record.choices().stream().map(WitnessRecords::choice).toList();
  }

  private static Choice choice(String text) {
    return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case '-' -> new Choice(Integer.parseInt(text.substring(1)), Choice.Act.DIE);
      case '~' -> new Choice(Integer.parseInt(text.substring(1)), Choice.Act.EXPIRE);
      default -> Choice.step(Integer.parseInt(text));
    };
  }

  private static WitnessRecord.Step step(TraceStep step) {
    return new WitnessRecord.Step(
        step.lane(),
        step.step().kind().name().toLowerCase(Locale.ROOT),
        step.step().text(),
        step.step().parameters(),
        step.outcome(),
        step.returned(),
        step.waitedFor().stream().sorted().toList());
  }

  private static WitnessRecord.Operation operation(OperationRun run) {
    return new WitnessRecord.Operation(
        run.id().lane(), run.name(), run.began(), run.ended(), Words.of(run.result()));
  }

  private static WitnessRecord.Allowed allowed(
      Trace trace, List<OperationId> order, Outcome outcome) {
    return new WitnessRecord.Allowed(
        String.join(", ", order.stream().map(id -> name(trace, id)).toList()),
        trace.operations().stream()
            .map(
                run ->
                    outcome.answers().containsKey(run.id())
                        ? Words.of(outcome.answers().get(run.id()))
                        : "did not happen")
            .toList(),
        Words.of(outcome.state()));
  }

  private static String name(Trace trace, OperationId id) {
    return trace.lanes().get(id.lane()) + "." + trace.operation(id).name();
  }
}
