package dev.contend.checkers.benchmarks;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.history.JsonLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures how long it takes to read a history of 100,000 operations on a register, which is about
 * 20 MB of EDN or 13 MB of JSON, from memory:
 *
 * <pre>
 * mvn -pl checkers test -Dtest=Reading -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-Xms1g", "-XX:TieredStopAtLevel=4"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Reading {
  private static final int OPERATIONS = 100_000;
  private static final int PROCESSES = 10;
  private static final double UNKNOWN = 0.01;

  /** How the history is written. */
  public enum Notation {
    EDN,
    EDN_GZ,
    JSON
  }

  @Param public Notation notation;

  private byte[] bytes;

  @Setup
  public void write() throws IOException {
    History history = Load.casRegister(OPERATIONS, PROCESSES, UNKNOWN).build();
    String text;
    if (notation == Notation.JSON) {
      text = JsonLines.of(history);
    } else {
      StringBuilder edn = new StringBuilder();
      HistoryWriter.write(history, edn);
      text = edn.toString();
    }
    bytes = text.getBytes(StandardCharsets.UTF_8);
    if (notation == Notation.EDN_GZ) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(bytes);
      }
      bytes = packed.toByteArray();
    }
    System.out.printf("%n%s: %,d bytes%n", notation, bytes.length);
  }

  @Benchmark
  public History read() throws IOException {
    return HistoryReader.read("history", new ByteArrayInputStream(bytes));
  }

  @Test
  void run() throws RunnerException {
    new Runner(
            new OptionsBuilder().include(Reading.class.getName()).shouldFailOnError(true).build())
        .run();
  }
}
