package dev.contend.results;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.ErrorCount;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellDetail.Strategy;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.NotRun;
import dev.contend.results.html.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up run of 56 cells that looks like a real one, for tests and for looking at the pages: run
 * {@link #main} with a folder.
 */
public final class SampleRun {
  private static final List<String> STRATEGIES =
      List.of(
          "check-then-act",
          "read-modify-write",
          "atomic-request",
          "select-for-update",
          "conditional-update",
          "version-column",
          "serializable-retry");
  private static final List<String> POSTGRES =
      List.of("read-committed", "repeatable-read", "serializable");
  private static final List<String> MARIADB =
      List.of(
          "read-uncommitted",
          "read-committed",
          "repeatable-read",
          "repeatable-read+snapshot",
          "serializable");
  private static final String SOURCE =
      """
      /** Takes the order's row lock before it looks. */
      final class SelectForUpdate implements StockStrategy {
        private static final int TIMEOUT_MS = 500;

        @Override
        public CancelAnswer cancel(Connection connection, long order) throws SQLException {
          connection.setAutoCommit(false);
          Order found = query(connection, "SELECT * FROM orders WHERE id = ? FOR UPDATE", order);
          if (!found.status().equals("open")) {
            connection.rollback(); // somebody was faster
            return CancelAnswer.ALREADY;
          }
          update(connection, "UPDATE orders SET status = 'cancelled' WHERE id = ?", order);
          update(connection, "UPDATE product SET stock = stock + 1 WHERE id = ?", found.product());
          connection.commit();
          return CancelAnswer.CANCELLED;
        }
      }
      """;

  /** The same in each run, and so made once for all tests. */
  private static final List<Sample> SAMPLES = new SampleRun().samples();

  private final Random random = new Random(42);

  private SampleRun() {}

  /** A cell with its history as text. */
  private record Sample(CellRecord cell, CellDetail detail, String history) {}

  /** Writes a run without pages. */
  public static RunDirectory write(Path runs, String name, Instant started) throws IOException {
    RunDirectory directory = RunDirectory.create(runs, name, started);
    for (Sample sample : SAMPLES) {
      String folder = sample.cell().directory();
      directory.write(folder, sample.detail());
      Files.writeString(directory.history(folder), sample.history());
    }
    directory.write(
        new RunRecord(
            name,
            started.toString(),
            187.4,
            true,
            8_675_309,
            "./contend run --workload stock --seed 8675309 --clients 8 --seconds 3",
            false,
            8,
            "2 processors, 24 GiB, Linux 6.1 amd64, OpenJDK 17.0.15",
            List.of(
                DatabaseRecord.embedded(
                    "postgres",
                    "PostgreSQL 18.6 on x86_64-pc-linux-gnu, compiled by gcc 12.2.0, 64-bit"),
                DatabaseRecord.embedded("mariadb", "11.4.5-MariaDB")),
            SAMPLES.stream().map(Sample::cell).toList(),
            STRATEGIES.stream().map(SampleRun::weakest).toList(),
            List.of(SampleCatalogue.account("stock"))));
    return directory;
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (String strategy : STRATEGIES) {
      for (String isolation : POSTGRES) {
        samples.add(sample(strategy, "postgres", isolation));
      }
      for (String isolation : MARIADB) {
        samples.add(sample(strategy, "mariadb", isolation));
      }
    }
    return List.copyOf(samples);
  }

  private static NotRun weakest(String strategy) {
    return new NotRun(
        "stock",
        strategy,
        "postgres",
        "read-uncommitted",
        "stress",
        "read-committed",
        "Read Uncommitted is another name of Read Committed.");
  }

  private Sample sample(String strategy, String database, String isolation) {
    boolean breaks = STRATEGIES.indexOf(strategy) < 3 && !isolation.equals("serializable");
    Agreement agreement = agreement(strategy, isolation, database, breaks);
    String verdict =
        switch (agreement) {
          case AS_GRADED, UNGRADED -> breaks ? "invalid" : "valid";
          case CONTRADICTS -> "invalid";
          case NOT_SHOWN -> "valid";
          case UNDECIDED -> "unknown";
        };
    History history = new SampleHistory(random.nextLong()).build();
    List<Check> checks = checks(verdict, history);
    String folder = RunDirectory.cellDirectory("stock", strategy, database, isolation, "stress");
    CellDetail detail = detail(strategy, database, isolation, verdict, checks);
    double throughput = 400 + 3000 * random.nextDouble();
    CellRecord cell =
        new CellRecord(
            folder,
            "stock",
            strategy,
            database,
            isolation,
            "stress",
            agreement == Agreement.UNGRADED ? "unclear" : breaks ? "breaks" : "holds",
            breaks ? List.of("double-cancel", "stock-above-origin") : List.of(),
            breaks
                ? "Two cancels both read the order as open before either writes, and both return the item."
                : "The row lock makes the second cancel wait until it sees what the first one wrote.",
            verdict,
            agreement,
            checks.stream()
                .flatMap(check -> check.anomalies().stream())
                .map(Finding::kind)
                .distinct()
                .toList(),
            Math.round(throughput * 3),
            3.02,
            throughput,
            0.8 + random.nextDouble(),
            6 + 20 * random.nextDouble(),
            "one history of 6,214 operations by 8 processes");
    return new Sample(cell, detail, text(history));
  }

  private static String text(History history) {
    StringWriter text = new StringWriter();
    try {
      HistoryWriter.write(history, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Agreement agreement(
      String strategy, String isolation, String database, boolean breaks) {
    return switch (strategy + " " + isolation + " " + database) {
      case "version-column repeatable-read mariadb" -> Agreement.CONTRADICTS;
      case "atomic-request repeatable-read postgres" -> Agreement.NOT_SHOWN;
      case "serializable-retry read-uncommitted mariadb" -> Agreement.UNDECIDED;
      case "serializable-retry read-committed mariadb" -> Agreement.UNGRADED;
      default -> Agreement.AS_GRADED;
    };
  }

  private static List<Check> checks(String verdict, History history) {
    if (verdict.equals("unknown")) {
      return List.of(
          new Check("linearizable", "unknown", "gave up after 30 s at operation 4,112", List.of()));
    }
    List<Finding> none = List.of();
    boolean valid = verdict.equals("valid");
    return List.of(
        new Check(
            "cancelled-once",
            verdict,
            "cancelled-once: 3 products",
            valid ? none : SampleHistory.doubleCancels(history)),
        new Check(
            "stock-bounds",
            verdict,
            "stock-bounds: 412 readings of 3 products",
            valid ? none : SampleHistory.lateReads(history)),
        new Check("no-unhandled-error", "valid", "1,204 completions", none));
  }

  private CellDetail detail(
      String strategy, String database, String isolation, String verdict, List<Check> checks) {
    return new CellDetail(
        verdict,
        checks,
        8_675_309,
        "./contend run --workload stock --strategy %s --db %s --isolation %s --seed 8675309"
            .formatted(strategy, database, isolation),
        isolation.toUpperCase().replace('-', ' '),
        new Strategy(
            "Reading the row with FOR UPDATE makes everybody else wait, so check and write are one.",
            "The engines' manuals, under locking reads; the second answer in most threads on the subject.",
            SOURCE),
        SampleHistory.latencies(random),
        List.of(
            new ErrorCount("40P01 deadlock detected", "fail", 17),
            new ErrorCount("connection reset during COMMIT", "info", 1)));
  }

  /** The same cell for the explorer, which broke it. */
  public static CellRecord explored(CellRecord cell) {
    return new CellRecord(
        RunDirectory.cellDirectory(
            cell.workload(), cell.strategy(), cell.database(), cell.isolation(), "explore"),
        cell.workload(),
        cell.strategy(),
        cell.database(),
        cell.isolation(),
        "explore",
        cell.grade(),
        cell.gradedAnomalies(),
        cell.gradeReason(),
        "invalid",
        Agreement.AS_GRADED,
        List.of("state-anomaly"),
        26,
        1.5,
        17,
        0,
        0,
        "all 26 schedules");
  }

  /** A run with other cells. */
  public static RunRecord withCells(RunRecord run, List<CellRecord> cells) {
    return new RunRecord(
        run.name(),
        run.started(),
        run.seconds(),
        run.complete(),
        run.seed(),
        run.command(),
        run.durable(),
        run.clients(),
        run.machine(),
        run.databases(),
        cells,
        run.notRun(),
        run.accounts());
  }

  /** Writes a few runs, whole and broken, with their pages, into a folder. */
  public static void main(String[] arguments) throws IOException {
    Path runs = Path.of(arguments[0]);
    Report.render(write(runs, "verify", Instant.parse("2026-02-27T06:00:00Z")));
    Path broken = RunDirectory.create(runs, "run", Instant.parse("2026-02-28T17:45:11Z")).path();
    Files.writeString(broken.resolve(RunDirectory.RUN_FILE), "{\"name\": \"run\", \"star");
    RunDirectory.create(runs, "run", Instant.parse("2026-02-28T17:50:40Z"));
    RunDirectory cut = write(runs, "run", Instant.parse("2026-03-01T09:12:33Z"));
    RunRecord whole = cut.run();
    cut.write(
        new RunRecord(
            whole.name(),
            whole.started(),
            40,
            false,
            whole.seed(),
            whole.command(),
            true,
            whole.clients(),
            whole.machine(),
            whole.databases(),
            whole.cells().subList(0, 19),
            whole.notRun(),
            whole.accounts()));
    Report.render(cut);
    Report.render(SampleCatalogue.write(runs, Instant.parse("2026-03-01T10:00:00Z")));
    Report.render(write(runs, "run", Instant.parse("2026-03-01T12:30:05Z")));
    Report.renderIndex(runs);
  }
}
