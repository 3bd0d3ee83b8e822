package dev.contend.harness.bench;

import dev.contend.results.BenchRecord.Curve;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Listens to JMH: keeps the throughput of each iteration, which its results have not of those that
 * warm up, and the last lines that it prints, for when something goes wrong.
 */
final class Curves implements OutputFormat {
  private static final int LAST_LINES = 40;

  private final List<List<Double>> warmups = new ArrayList<>();
  private final List<List<Double>> measured = new ArrayList<>();
  private final Deque<String> lines = new ArrayDeque<>();

  /** One for each fork. */
  List<Curve> all() {
    List<Curve> curves = new ArrayList<>();
    for (int fork = 0; fork < measured.size(); fork++) {
      curves.add(new Curve(warmups.get(fork), measured.get(fork)));
    }
    return curves;
  }

  /** What JMH printed last. */
  synchronized String lastLines() {
    return String.join("\n", lines);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams kind, int iteration, IterationResult result) {
    boolean warmup = kind.getType() == IterationType.WARMUP;
    boolean first = iteration == 1 && (warmup || benchmark.getWarmup().getCount() == 0);
    if (first) {
      warmups.add(new ArrayList<>());
      measured.add(new ArrayList<>());
    }
    Map<String, Double> counted = new HashMap<>();
    result.getSecondaryResults().forEach((name, each) -> counted.put(name, each.getScore()));
    (warmup ? warmups : measured)
        .get(measured.size() - 1)
        .add(result.getPrimaryResult().getScore() * Costs.shareDone(counted));
  }

  @Override
  public synchronized void println(String line) {
    lines.add(line);
    if (lines.size() > LAST_LINES) {
      lines.remove();
    }
  }

  @Override
  public void print(String text) {
    println(text);
  }

  @Override
  public void verbosePrintln(String line) {}

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams kind, int iteration) {}

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> results) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public void write(int oneByte) {}

  @Override
  public void write(byte[] bytes) {}
}
