package dev.contend.checkers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Measures how time and heap of a check grow with the length of histories, by powers of ten from a
 * thousand to {@code contend.largest}. Each row has the best time of two runs or more, a second's
 * worth of short ones, and the most heap that a check needed beyond the history; how that is found
 * {@link HeapWatch} says. A subject ends where a check takes more than a minute.
 */
final class GrowthTable {
  private static final int SMALLEST = 1_000;
  private static final int LARGEST = Integer.getInteger("contend.largest", 10_000_000);
  private static final Path FOLDER = Path.of(System.getProperty("contend.out", "target/growth"));
  private static final int TO_WARM_UP = 10_000;
  private static final int RUNS = 2;
  private static final long LEAST_NANOS = 1_000_000_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int LOOKS_AT_THE_HEAP = 8;
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(30));

  private GrowthTable() {}

  /**
   * What is measured.
   *
   * @param made a history of so many operations
   * @param verdict of each of its histories
   */
  record Subject(String name, Checker checker, IntFunction<History> made, String verdict) {}

  /**
   * What was measured.
   *
   * @param nanos of a check
   * @param heap bytes that it needed beyond those of the history
   * @param history bytes
   */
  record Row(String subject, int operations, String verdict, long nanos, long heap, long history) {
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

  /**
   * Leaves a table, {@code NAME.tsv}, and a picture of it, {@code NAME.svg} and {@code
   * NAME-dark.svg}, in the folder {@code contend.out}, which is {@code target/growth} if none is
   * named. Fails after that if a verdict is not the one that was expected.
   *
   * @param counted what the histories are long in
   */
  static void measure(String name, String counted, List<Subject> subjects) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    note(lines, "subject\t%s\tverdict\tms\tns/(n log2 n)\theap MB\thistory MB".formatted(counted));
    for (Subject subject : subjects) {
      row(subject, TO_WARM_UP);
      long nanos = 0;
      for (int n = SMALLEST; n <= LARGEST; n *= 10) {
        if (nanos > LONGEST.toNanos()) {
          note(lines, "%s\t%d\tnot measured\t\t\t\t".formatted(subject.name(), n));
          continue;
        }
        Row row = row(subject, n);
        nanos = row.nanos();
        note(lines, row.line());
        rows.add(row);
      }
    }
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name + ".tsv"), lines);
    Files.writeString(FOLDER.resolve(name + ".svg"), GrowthPicture.LIGHT.of(rows, counted));
    Files.writeString(FOLDER.resolve(name + "-dark.svg"), GrowthPicture.DARK.of(rows, counted));
    for (Subject subject : subjects) {
      assertThat(rows)
          .filteredOn(row -> row.subject().equals(subject.name()))
          .extracting(Row::verdict)
          .containsOnly(subject.verdict());
    }
  }

  private static void note(List<String> lines, String line) {
    System.out.println(line);
    lines.add(line);
  }

  private static Row row(Subject subject, int operations) {
    long empty = HeapWatch.inUse();
    History history = subject.made().apply(operations);
    long whole = HeapWatch.inUse() - empty;
    String verdict = null;
    long best = Long.MAX_VALUE;
    long begin = System.nanoTime();
    for (int run = 0;
        run < RUNS && best < LONGEST.toNanos() || System.nanoTime() - begin < LEAST_NANOS;
        run++) {
      long before = System.nanoTime();
      verdict = subject.checker().check(history, LIMITS).word();
      best = Math.min(best, System.nanoTime() - before);
    }
    long heap =
        HeapWatch.most(
            () -> subject.checker().check(history, LIMITS),
            Duration.ofNanos(best),
            LOOKS_AT_THE_HEAP);
    return new Row(subject.name(), operations, verdict, best, heap, whole);
  }
}
