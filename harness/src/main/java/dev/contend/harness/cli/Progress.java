package dev.contend.harness.cli;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.run.Cell;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How a run goes: a bar on a terminal, a line for each cell elsewhere. */
final class Progress implements AutoCloseable {
  private final Terminal terminal;
  private final int cells;
  private int done;
  private ProgressBar bar;

  Progress(Terminal terminal, int cells) {
    this.terminal = terminal;
    this.cells = cells;
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
    terminal.err.printf("%s%d cells, seed %d%n", there, cells, seed);
  }

  private static Optional<String> names(List<Database> databases, Class<? extends Database> kind) {
    return databases.stream()
        .filter(kind::isInstance)
        .map(Database::name)
        .reduce((first, second) -> first + " and " + second);
  }

  void begins(Cell cell) {
    if (terminal.interactive()) {
      if (bar == null) {
        bar = bar();
      }
      bar.setExtraMessage(
          "%s %s %s"
              .formatted(cell.database().name(), cell.isolation().name(), cell.strategy().name()));
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("Racing")
        .setInitialMax(cells)
        .setStyle(terminal.barStyle())
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err))
        .build();
  }

  void ended(CellRecord record) {
    done++;
    if (bar != null) {
      bar.step();
      return;
    }
    terminal.err.printf(
        "[%d/%d] %s %s %s %s: %s%s%s%n",
        done,
        cells,
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
