package dev.contend.workloads.bench;

import dev.contend.harness.bench.CallTimes;
import dev.contend.harness.bench.Caller;
import dev.contend.harness.bench.LoadBed;
import dev.contend.harness.bench.LoadName;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.util.SampleBuffer;

/**
 * What a strategy costs.
 *
 * <p>A caller wants something done, and calls an operation again if it was told no or got an error,
 * ten times at most, as retry loops do. So the time of a call is that until the work is done: who
 * answers with an error at once is not faster for it. JMH's mode SampleTime gives these times, and
 * so does the mode Throughput with {@code -prof dev.contend.harness.bench.CallTimes}, as {@code
 * ./contend bench} runs it. A call that gave up counts in JMH's own throughput too; its share is
 * {@code givenUp / (work + givenUp)}.
 *
 * <p>Secondary results are good for such shares only: JMH counts them also while threads wait for
 * each other at the ends of an iteration, and divides them by the time between.
 *
 * <p>By itself each fork starts a server of its own, durable unless {@code -Dcontend.bench.fast} is
 * among its options:
 *
 * <pre>
 * java -jar workloads/target/contend-workloads-0.1.0-benchmarks.jar -p workload=stock
 *     -p strategy=select-for-update,conditional-update -p database=postgres -p keys=1,100 -t 4
 * </pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(8)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StrategyBenchmark {
  private static final int MOST_TRIES = 10;

  /** The tables and what is beside the database. */
  @State(Scope.Benchmark)
  public static class Shared {
    @Param("stock")
    public String workload;

    @Param("conditional-update")
    public String strategy;

    @Param("postgres")
    public String database;

    @Param(LoadName.DEFAULT)
    public String isolation;

    @Param("16")
    public int keys;

    private LoadBed bed;

    /** Makes the tables and opens the sessions. */
    @Setup(Level.Trial)
    public void open(BenchmarkParams run) throws Exception {
      bed =
          LoadBed.open(
              new LoadName(workload, strategy, database, isolation, keys), run.getThreads());
    }
  }

  /** A thread with its session. */
  @State(Scope.Thread)
  public static class Client {
    private Caller caller;
    private SampleBuffer times;

    /** Takes a session. */
    @Setup(Level.Trial)
    public void open(Shared shared, ThreadParams thread) throws Exception {
      caller = shared.bed.caller(thread.getThreadIndex());
    }

    /** Forgets the times of calls before. */
    @Setup(Level.Iteration)
    public void begin() {
      times = new SampleBuffer();
    }

    /** Hands over the times of its calls. */
    @TearDown(Level.Iteration)
    public void end() {
      CallTimes.add(times);
    }

    /**
     * Gives it back; the last one drops the tables. In a method of {@link Shared} that took longer
     * than a millisecond, JMH 1.37 would let all other threads sleep for a second.
     */
    @TearDown(Level.Trial)
    public void close(Shared shared) {
      caller.close();
      shared.bed.closeAfterLast();
    }
  }

  /** What is counted beside calls; the names are those of {@code CellBenchmark.Counted}. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counters {
    public long work;
    public long givenUp;
    public long declined;
    public long failed;
    public long retries;
    public long rollbacks;

    private void add(Caller.End end, boolean last, Caller caller) {
      work += end == Caller.End.WORK ? 1 : 0;
      givenUp += last && end != Caller.End.WORK ? 1 : 0;
      declined += end == Caller.End.DECLINED ? 1 : 0;
      failed += end == Caller.End.FAILED ? 1 : 0;
      retries += caller.retries();
      rollbacks += caller.rollbacks();
    }
  }

  /** Calls until the work is done. */
  @Benchmark
  public Caller.End call(Client client, Counters counters, Control control) throws Exception {
    // Not while threads wait for each other at the ends of an iteration, as JMH does not count
    // then.
    boolean measured = control.startMeasurement && !control.stopMeasurement;
    long begun = System.nanoTime();
    Caller.End end = Caller.End.DECLINED;
    for (int tries = 1; tries <= MOST_TRIES && end != Caller.End.WORK; tries++) {
      end = client.caller.call();
      counters.add(end, tries == MOST_TRIES, client.caller);
    }
    if (measured) {
      client.times.add(System.nanoTime() - begun);
    }
    return end;
  }
}
