package dev.contend.harness.bench;

import dev.contend.harness.bench.CellBenchmark.Parameters;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.results.BenchRecord.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Lets JMH measure cells, one after another, in Java processes of its own. */
public final class Bench {
  private final CellBenchmark benchmark;
  private final BenchSettings settings;
  private final ServersFile servers;

  /**
   * @param servers by which those processes find the servers of this one
   */
  public Bench(CellBenchmark benchmark, BenchSettings settings, ServersFile servers) {
    this.benchmark = benchmark;
    this.settings = settings;
    this.servers = servers;
  }

  /** What a cell costs, as a record and as JMH has it. */
  public record Measured(Cost cost, RunResult jmh) {}

  /**
   * Measures a cell.
   *
   * @throws ServerException if a server can't be reached, or another benchmark is at work
   * @throws SQLException if a server can't be used
   */
  public Measured measure(BenchCell cell)
      throws ServerException, SQLException, InterruptedException {
    Set<ProcessHandle> before = children();
    Curves curves = new Curves();
    try {
      // It is one: runSingle refuses a benchmark that could be run in another mode too.
      RunResult result = new Runner(options(cell).build(), curves).run().iterator().next();
      return new Measured(Costs.of(cell, result, curves.all()), result);
    } catch (RunnerException e) {
      throw failure(cell, e, curves);
    } finally {
      // After an interruption JMH leaves them to themselves.
      children().stream()
          .filter(child -> !before.contains(child))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  private OptionsBuilder options(BenchCell cell) {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + Pattern.quote(benchmark.type().getName()) + "\\.")
        .param(Parameters.WORKLOAD, cell.cell().workload().name())
        .param(Parameters.STRATEGY, cell.cell().strategy().name())
        .param(Parameters.DATABASE, cell.cell().database().name())
        .param(Parameters.ISOLATION, cell.cell().isolation().name())
        .param(Parameters.KEYS, Integer.toString(cell.keys()))
        .mode(Mode.Throughput)
        .addProfiler(CallTimes.class)
        .timeUnit(TimeUnit.SECONDS)
        .forks(settings.forks())
        .threads(cell.threads())
        .warmupIterations(BenchSettings.iterations(settings.warmup()))
        .warmupTime(time(BenchSettings.iteration(settings.warmup())))
        .measurementIterations(BenchSettings.iterations(settings.time()))
        .measurementTime(time(BenchSettings.iteration(settings.time())))
        .shouldFailOnError(true)
        .jvmArgsAppend(servers.option());
    return options;
  }

  private static TimeValue time(Duration time) {
    return TimeValue.milliseconds(Math.max(1, time.toMillis()));
  }

  /** What went wrong, which JMH wraps and adds in several ways. */
  private static RuntimeException failure(BenchCell cell, RunnerException e, Curves curves)
      throws ServerException, SQLException, InterruptedException {
    for (Throwable error : all(e)) {
      if (error instanceof InterruptedException) {
        throw new InterruptedException("while " + cell.cell() + " was measured");
      }
      if (error instanceof ServerException server) {
        throw server;
      }
      if (error instanceof SQLException sql) {
        throw sql;
      }
      if (error instanceof ServiceLostException lost) {
        throw lost;
      }
      if (error instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
    }
    if (String.valueOf(e.getMessage()).contains("JMH lock")) {
      throw new ServerException(
          "Another benchmark is at work on this machine, and each would disturb the other; wait for"
              + " its end.",
          e);
    }
    return new IllegalStateException(
        "Measuring %s failed. JMH's last words:%n%s".formatted(cell.cell(), curves.lastLines()), e);
  }

  private static List<Throwable> all(Throwable first) {
    List<Throwable> all = new ArrayList<>(List.of(first));
    for (int i = 0; i < all.size(); i++) {
      List<Throwable> next = new ArrayList<>(List.of(all.get(i).getSuppressed()));
      if (all.get(i).getCause() != null) {
        next.add(all.get(i).getCause());
      }
      next.stream().filter(each -> !all.contains(each)).forEach(all::add);
    }
    return all;
  }
}
