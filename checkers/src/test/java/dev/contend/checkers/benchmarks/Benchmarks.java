package dev.contend.checkers.benchmarks;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures the checkers on all scenarios, warm, in a heap of 1 GB:
 *
 * <pre>
 * mvn -pl checkers test -Dtest=Benchmarks -Dsurefire.failIfNoSpecifiedTests=false
 *     [-Dcontend.folder=FOLDER] [-Dcontend.scenario=ETCD,…] [-Dcontend.checker=SEARCH,…]
 * </pre>
 *
 * <p>{@code SEARCH} gives the verdict only, {@code EXPLAINED} its evidence too, and {@code
 * REFERENCE} is the search of Wing, Gong and Lowe.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-Xms1g", "-XX:TieredStopAtLevel=4"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Benchmarks {

  /** Who is measured. */
  public enum Who {
    SEARCH,
    EXPLAINED,
    REFERENCE
  }

  @Param public Scenario scenario;

  @Param({"SEARCH", "EXPLAINED", "REFERENCE"})
  public Who checker;

  private List<History> histories;
  private Checker judge;

  @Setup
  public void prepare() {
    histories = scenario.histories();
    judge =
        switch (checker) {
          case SEARCH -> new LinearizabilityChecker<>(scenario.spec(), Duration.ZERO);
          case EXPLAINED -> new LinearizabilityChecker<>(scenario.spec());
          case REFERENCE -> new Reference(scenario.spec());
        };
  }

  @Benchmark
  public void check(Blackhole hole) {
    for (History history : histories) {
      hole.consume(judge.check(history, new Limits(Duration.ofSeconds(20))));
    }
  }

  @Test
  void run() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(Benchmarks.class.getName()).shouldFailOnError(true);
    chosen(options, "scenario");
    chosen(options, "checker");
    String folder = System.getProperty("contend.folder");
    if (folder != null) {
      options.jvmArgsPrepend("-Dcontend.folder=" + folder);
    }
    new Runner(options.build()).run();
  }

  private static void chosen(ChainedOptionsBuilder options, String name) {
    String values = System.getProperty("contend." + name);
    if (values != null) {
      options.param(name, values.split(","));
    }
  }
}
