package dev.contend.harness.cli;

import dev.contend.harness.bench.Grading;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Selection;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which cells a benchmark measures: those that are raced, since it has as many clients as a race.
 *
 * @param selection of them
 * @param defaultLevel whether only the default level of each database counts
 * @param fixes whether strategies that break are left out, but for the account's own
 */
record BenchGrid(Selection selection, boolean defaultLevel, boolean fixes) {
  private static final List<String> QUICK_WORKLOADS = List.of("create", "stock");
  private static final List<String> STRESS = List.of(Driver.STRESS.word());

  /** All that was asked for. */
  static BenchGrid of(SelectionOptions asked) {
    return new BenchGrid(
        new Selection(
            asked.workloads, asked.strategies, asked.databases, asked.isolations, STRESS, false),
        false,
        false);
  }

  /** What there is time for in five minutes: what the fixes cost that hold. */
  static BenchGrid quick(SelectionOptions asked) {
    boolean nothingNamed = asked.databases.isEmpty() && asked.external.isEmpty();
    return new BenchGrid(
        new Selection(
            asked.workloads.isEmpty() ? QUICK_WORKLOADS : asked.workloads,
            asked.strategies,
            nothingNamed ? servers() : asked.databases,
            asked.isolations,
            STRESS,
            false),
        asked.isolations.isEmpty(),
        asked.strategies.isEmpty());
  }

  /** What is in the memory of a process costs nothing to speak of. */
  private static List<String> servers() {
    return Engines.startable().stream()
        .filter(engine -> !engine.versions().isEmpty())
        .map(engine -> engine.name())
        .toList();
  }

  /**
   * The cells.
   *
   * @throws IllegalArgumentException with a sentence, if there is none
   */
  List<Cell> cells(ServerKind kind, List<ExternalDatabase> external) {
    List<Cell> cells = candidates(kind, external).filter(cell -> !isLeftOut(cell)).toList();
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to measure in what was asked for; see ./contend list --bench-quick");
    }
    return cells;
  }

  /** Those that there is no time for, since they break. */
  List<Cell> leftOut(ServerKind kind, List<ExternalDatabase> external) {
    return candidates(kind, external).filter(this::isLeftOut).toList();
  }

  private Stream<Cell> candidates(ServerKind kind, List<ExternalDatabase> external) {
    return selection.cells(kind, external).stream().filter(this::isWanted).filter(this::hasLoad);
  }

  private boolean isLeftOut(Cell cell) {
    return fixes
        && Grading.of(cell).grade() instanceof Grade.Breaks
        && !cell.workload().quick(cell.engine()).contains(cell.strategy().name());
  }

  /** Those that can't be measured, or are the same as others. */
  List<Cell> notRun(ServerKind kind, List<ExternalDatabase> external) {
    return selection.notRun(kind, external).stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(Cell cell) {
    return !defaultLevel || cell.isolation().name().equals(cell.engine().defaultIsolation());
  }

  private boolean hasLoad(Cell cell) {
    return cell.workload().load(cell.strategy(), cell.engine(), 1).isPresent();
  }
}
