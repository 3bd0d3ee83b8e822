package dev.contend.harness.cli;

import dev.contend.harness.bench.BenchCell;
import dev.contend.harness.bench.BenchSettings;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.html.view.Figures;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * How a benchmark goes: a bar on a terminal, a line for each cell elsewhere. The time that is left
 * is that of the cells that are left, each of which takes what those before it took on average.
 */
final class BenchProgress implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  private final Terminal terminal;
  private final BenchSettings settings;
  private int cells;
  private int done;
  private double seconds;
  private long begun;
  private ProgressBar bar;

  /**
   * Of a benchmark that is about to begin.
   *
   * @param cells all that it will measure
   */
  BenchProgress(Terminal terminal, int cells, BenchSettings settings) {
    this.terminal = terminal;
    this.cells = cells;
    this.settings = settings;
  }

  /**
   * When servers run.
   *
   * @param missing cells that they can't run
   */
  void begins(int missing) {
    cells -= missing;
    terminal.err.printf("%d cells, %s, seed %d%n", cells - done, left(), settings.seed());
  }

  void begins(BenchCell cell) {
    begun = System.nanoTime();
    if (terminal.interactive()) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("Cells")
                .hideEta()
                .setInitialMax(cells)
                .setStyle(terminal.barStyle())
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err))
                .build();
      }
      bar.setExtraMessage(
          "%s, %s %s %s %s"
              .formatted(
                  left(),
                  cell.cell().database().name(),
                  cell.cell().isolation().name(),
                  cell.cell().workload().name(),
                  cell.cell().strategy().name()));
    }
  }

  void ended(Cost cost) {
    done++;
    seconds += (System.nanoTime() - begun) / NANOS;
    if (bar != null) {
      bar.step();
      return;
    }
    terminal.err.printf(
        "[%d/%d, %s] %s %s %s %s, %s: %s%n",
        done,
        cells,
        done == cells ? "done" : left(),
        cost.workload(),
        cost.database(),
        cost.isolation(),
        cost.strategy(),
        Figures.load(cost.threads(), cost.keys()),
        BenchSummary.words(cost));
  }

  /** For people: {@code about 4 min left}. */
  private String left() {
    double each = done == 0 ? settings.expectedSeconds() : seconds / done;
    double left = each * (cells - done);
    return left < MINUTE
        ? "about %d s left".formatted(Math.max(1, Math.round(left)))
        : "about %d min left".formatted(Math.round(left / MINUTE));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
