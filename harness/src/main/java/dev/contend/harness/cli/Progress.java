package dev.contend.harness.cli;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.RunWatcher;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How a run goes: a bar on a terminal, a line for each cell elsewhere. */
final class Progress implements RunWatcher, AutoCloseable {
  private static final double NANOS = 1e9;

  private final Terminal terminal;
  private final int cells;
  private final TimeLeft timeLeft;
  private final Map<Cell, Long> begun = new HashMap<>();
  private int done;
  private ProgressBar bar;

  /**
   * Of a run that is about to begin.
   *
   * @param cells all that it will do
   */
  Progress(Terminal terminal, List<Cell> cells, TimeLeft timeLeft) {
    this.terminal = terminal;
    this.cells = cells.size();
    this.timeLeft = timeLeft;
  }

  /** Before the servers are started that are not there. */
  static void starting(Terminal terminal, List<Database> databases) {
    names(databases, StartedDatabase.class)
        .ifPresent(names -> terminal.err.println("Starting " + names));
  }

  /** When all servers run. */
  void begins(List<Database> databases, long seed) {
    String there =
        names(databases, ExternalDatabase.class)
            .map(names -> "Connected to " + names + "; ")
            .orElse("");
    terminal.err.printf("%s%d cells, %s, seed %d%n", there, cells, timeLeft.words(), seed);
  }

  private static Optional<String> names(List<Database> databases, Class<? extends Database> kind) {
    return databases.stream()
        .filter(kind::isInstance)
        .map(Database::name)
        .reduce((first, second) -> first + " and " + second);
  }

  @Override
  public void begins(Cell cell) {
    begun.put(cell, System.nanoTime());
    if (terminal.interactive()) {
      if (bar == null) {
        bar = bar();
      }
      bar.setExtraMessage(
          "%s, %s %s %s %s"
              .formatted(
                  timeLeft.words(),
                  cell.database().name(),
                  cell.isolation().name(),
                  cell.workload().name(),
                  cell.strategy().name()));
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("Cells")
        .hideEta()
        .setInitialMax(cells)
        .setStyle(terminal.barStyle())
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err))
        .build();
  }

  @Override
  public void ended(Cell cell, CellRecord record) {
    done++;
    timeLeft.done(cell, (System.nanoTime() - begun.remove(cell)) / NANOS);
    if (bar != null) {
      bar.step();
      return;
    }
    terminal.err.printf(
        "[%d/%d, %s] %s %s %s %s %s: %s%s%s%n",
        done,
        cells,
        done == cells ? "done" : timeLeft.words(),
        record.workload(),
        record.database(),
        record.isolation(),
        record.strategy(),
        record.driver(),
        record.verdict(),
        record.anomalies().isEmpty() ? "" : " (" + String.join(", ", record.anomalies()) + ")",
        record.agreement() == Agreement.AS_GRADED ? "" : ", " + record.agreement().words());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
