package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.HistoryWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many completed operations a second the stress recorder takes, until all of them are in a file
 * on the disk, and what limits it: taking them into memory under the lock of {@link
 * RecordedEvents}, or writing them. To be run on a machine that does nothing else:
 *
 * <pre>
 * mvn -q -pl harness -am test-compile dependency:build-classpath \
 *     -Dmdep.outputFile=/tmp/classpath -Dmdep.includeScope=test
 * java -cp harness/target/test-classes:harness/target/classes:$(cat /tmp/classpath) \
 *     dev.contend.harness.stress.RecordedPerSecond [JMH'S OPTIONS]
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=4")
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class RecordedPerSecond {
  private static final int OPERATIONS = 400_000;
  private static final Keyword F = new Keyword("cancel");
  private static final Map<Keyword, Object> EXTRA = Map.of(new Keyword("slot"), 0L);

  /** Threads that record at the same time. */
  @Param({"1", "2", "8"})
  public int clients;

  private Path folder;
  private Path file;
  private List<Event> events;

  /** Makes the folder. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("recorded-");
    file = folder.resolve("history.edn");
  }

  /** What is written in {@link #writing}. */
  @Setup(Level.Iteration)
  public void fill() throws Exception {
    RecordedEvents recorded = new RecordedEvents();
    inThreads(1, process -> append(recorded, process, OPERATIONS));
    events = new ArrayList<>(recorded.take(2 * OPERATIONS));
  }

  /** Removes the folder. */
  @TearDown
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.delete(folder);
  }

  /** All of it: many record, and it is over when the last event is in the file. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int recording() throws Exception {
    Files.deleteIfExists(file);
    try (Recorder recorder = new Recorder(file)) {
      inThreads(clients, process -> record(recorder, process, OPERATIONS / clients));
      return recorder.finish().size();
    }
  }

  /** Taking them into memory only. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int taking() throws Exception {
    RecordedEvents recorded = new RecordedEvents();
    inThreads(clients, process -> append(recorded, process, OPERATIONS / clients));
    return recorded.waiting();
  }

  /** Writing them only, by one thread, however many there are. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public long writing() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Event event : events) {
        HistoryWriter.write(event, out);
      }
    }
    return Files.size(file);
  }

  private static void record(Recorder recorder, int process, int operations) {
    for (long i = 0; i < operations; i++) {
      recorder.invoke(process, F, Arrays.asList(1L, i), EXTRA);
      recorder.complete(
          process, EventType.OK, F, Arrays.asList(1L, i, new Keyword("cancelled")), Map.of());
    }
  }

  private static void append(RecordedEvents events, int process, int operations) {
    for (long i = 0; i < operations; i++) {
      events.append(process, EventType.INVOKE, F, Arrays.asList(1L, i), EXTRA);
      events.append(
          process, EventType.OK, F, Arrays.asList(1L, i, new Keyword("cancelled")), Map.of());
    }
  }

  /** What a client does. */
  private interface Work {
    void of(int process);
  }

  private static void inThreads(int count, Work work) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int process = 0; process < count; process++) {
      int number = process;
      Thread thread = new Thread(() -> work.of(number));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Runs all, with JMH's own options. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
    if (given.getIncludes().isEmpty()) {
      options.include(RecordedPerSecond.class.getName() + "\\.");
    }
    new Runner(options.build()).run();
  }
}
