package dev.contend.checkers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.specs.KvSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How time and heap grow with the length of valid histories by eight processes:
 *
 * <pre>
 * mvn -pl checkers -am test -Dtest=Growth -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx8g
 *     [-Dcontend.largest=10000000] [-Dcontend.out=FOLDER]
 * </pre>
 *
 * <p>It leaves a table, {@code growth.tsv}, and a picture of it, {@code growth.svg} and {@code
 * growth-dark.svg}, in the folder, which is {@code target/growth} if none is named. Each row has
 * the best time of two runs or more, a second's worth of short ones, and the most heap that a check
 * needed beyond the history; how that is found {@link HeapWatch} says.
 */
class Growth {
  private static final int SMALLEST = 1_000;
  private static final int LARGEST = Integer.getInteger("contend.largest", 10_000_000);
  private static final Path FOLDER = Path.of(System.getProperty("contend.out", "target/growth"));
  private static final int TO_WARM_UP = 10_000;
  private static final int PROCESSES = 8;
  private static final int RUNS = 2;
  private static final long LEAST_NANOS = 1_000_000_000;
  private static final int LOOKS_AT_THE_HEAP = 8;
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(5));

  private interface Made {
    History.Builder of(int operations);
  }

  private record Subject(String name, SequentialSpec<?, ?> spec, Made made) {}

  /**
   * What was measured.
   *
   * @param nanos of a check
   * @param heap bytes that it needed beyond those of the history
   * @param history bytes
   */
  record Row(String subject, int operations, String verdict, long nanos, long heap, long history) {
    static final String HEAD =
        "subject\toperations\tverdict\tms\tns/(n log2 n)\theap MB\thistory MB";

    String line() {
      double steps = operations * Math.log(operations) / Math.log(2);
      return String.format(
          Locale.ROOT,
          "%s\t%d\t%s\t%.2f\t%.2f\t%.2f\t%.2f",
          subject,
          operations,
          verdict,
          nanos / 1e6,
          nanos / steps,
          heap / 1e6,
          history / 1e6);
    }
  }

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("register", new RegisterSpec(), n -> Load.register(n, PROCESSES, 5)),
          new Subject("set", new SetSpec(), n -> Load.set(n, PROCESSES)),
          new Subject("kv by key", new KvSpec(), n -> Load.kv(n, PROCESSES)));

  @Test
  void measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    System.out.println(Row.HEAD);
    for (Subject subject : SUBJECTS) {
      row(subject, TO_WARM_UP);
      for (int operations = SMALLEST; operations <= LARGEST; operations *= 10) {
        Row row = row(subject, operations);
        System.out.println(row.line());
        rows.add(row);
      }
    }
    List<String> lines = new ArrayList<>(List.of(Row.HEAD));
    rows.forEach(row -> lines.add(row.line()));
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve("growth.tsv"), lines);
    Files.writeString(FOLDER.resolve("growth.svg"), GrowthPicture.LIGHT.of(rows));
    Files.writeString(FOLDER.resolve("growth-dark.svg"), GrowthPicture.DARK.of(rows));
    assertThat(rows).extracting(Row::verdict).doesNotContain("invalid");
  }

  private static Row row(Subject subject, int operations) {
    long empty = HeapWatch.inUse();
    History history = subject.made().of(operations).build();
    long whole = HeapWatch.inUse() - empty;
    LinearizabilityChecker<?, ?> checker = new LinearizabilityChecker<>(subject.spec());
    String verdict = null;
    long best = Long.MAX_VALUE;
    long begin = System.nanoTime();
    for (int run = 0; run < RUNS || System.nanoTime() - begin < LEAST_NANOS; run++) {
      long before = System.nanoTime();
      verdict = checker.check(history, LIMITS).word();
      best = Math.min(best, System.nanoTime() - before);
    }
    long heap =
        HeapWatch.most(
            () -> checker.check(history, LIMITS), Duration.ofNanos(best), LOOKS_AT_THE_HEAP);
    return new Row(subject.name(), operations, verdict, best, heap, whole);
  }
}
