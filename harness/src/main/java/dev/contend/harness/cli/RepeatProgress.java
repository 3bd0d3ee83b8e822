package dev.contend.harness.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * How far something has come that is done often, if it takes long: a bar on a terminal, a line now
 * and then elsewhere.
 */
final class RepeatProgress implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final String task;
  private final int times;
  private long next = System.nanoTime() + LONG.toNanos();
  private ProgressBar bar;

  RepeatProgress(Terminal terminal, String task, int times) {
    this.terminal = terminal;
    this.task = task;
    this.times = times;
  }

  void done(int count) {
    if (bar != null) {
      bar.stepTo(count);
    } else if (System.nanoTime() > next && count < times) {
      next = System.nanoTime() + BETWEEN_LINES.toNanos();
      if (terminal.interactive()) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(times)
                .setStyle(terminal.barStyle())
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err))
                .build();
        bar.stepTo(count);
      } else {
        terminal.err.printf("%s: %,d of %,d%n", task, count, times);
      }
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
