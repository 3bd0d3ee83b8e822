package dev.contend.results;

import dev.contend.results.RunRecord.AccountRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up run of several hundred cells: five workloads on three engines, by both drivers. Of the
 * cells there is only what {@code run.json} says.
 */
public final class SampleCatalogue {
  private static final Map<String, List<String>> LEVELS = new LinkedHashMap<>();
  private static final Map<String, List<String>> STRATEGIES = new LinkedHashMap<>();

  static {
    List<String> levels =
        List.of("read-uncommitted", "read-committed", "repeatable-read", "serializable");
    LEVELS.put("postgres", levels);
    LEVELS.put(
        "mariadb",
        List.of(
            "read-uncommitted",
            "read-committed",
            "repeatable-read",
            "repeatable-read+snapshot",
            "serializable"));
    LEVELS.put("h2", levels);
    STRATEGIES.put(
        "stock",
        List.of("check-then-act", "read-modify-write", "select-for-update", "version-column"));
    STRATEGIES.put(
        "get-or-create",
        List.of(
            "select-then-insert",
            "insert-then-catch",
            "insert-on-conflict",
            "insert-ignore",
            "advisory-lock",
            "unique-and-retry"));
    STRATEGIES.put(
        "upsert", List.of("update-then-insert", "merge", "on-duplicate-key", "delete-then-insert"));
    STRATEGIES.put(
        "create-once",
        List.of(
            "validate-then-insert",
            "insert-where-not-exists",
            "unique-constraint",
            "serializable-retry",
            "table-lock"));
    STRATEGIES.put(
        "after-commit",
        List.of("send-in-transaction", "send-after-commit", "outbox", "outbox-skip-locked"));
  }

  private final Random random = new Random(7);

  private SampleCatalogue() {}

  /** Writes its {@code run.json}. */
  public static RunDirectory write(Path runs, Instant started) throws IOException {
    RunDirectory directory = RunDirectory.create(runs, "catalogue", started);
    RunRecord run = RunText.of(new SampleCatalogue().lines());
    List<AccountRecord> accounts =
        STRATEGIES.keySet().stream().map(SampleCatalogue::account).toList();
    directory.write(RunText.run(run.databases(), run.cells(), run.notRun(), accounts));
    return directory;
  }

  /** Five lines, as there are of each workload. */
  static AccountRecord account(String workload) {
    return new AccountRecord(
        workload,
        "Concurrent requests, an account of " + workload,
        "https://example.org/questions/1?of=" + workload,
        List.of(
            "A shop has products with a stock and orders with a status.",
            "An order takes one item from the stock, and a cancel gives it back.",
            "A cancel looks whether the order is open, adds one, and sets the status.",
            "Two requests cancel the same order at the same moment, and both find it open.",
            "Both add one: the stock is now higher than before anybody ordered."));
  }

  private String lines() {
    StringBuilder lines = new StringBuilder();
    STRATEGIES.forEach(
        (workload, strategies) ->
            LEVELS.forEach(
                (database, levels) -> {
                  for (String strategy : strategies) {
                    strategy(lines, workload + " " + strategy + " " + database, levels);
                  }
                }));
    return lines.toString();
  }

  private void strategy(StringBuilder lines, String names, List<String> levels) {
    boolean lacking = random.nextInt(12) == 0;
    boolean alike = random.nextInt(8) == 0;
    int from = random.nextInt(levels.size() + 2) - 1;
    for (int i = 0; i < levels.size(); i++) {
      String usual = i < from ? "breaks" : "holds";
      for (String driver : List.of("explore", "stress")) {
        String result =
            names.endsWith("postgres") && i == 0
                ? "=read-committed"
                : lacking
                    ? "n/a"
                    : alike && i > 1
                        ? "=read-committed"
                        : random.nextInt(40) == 0 ? "unknown" : usual;
        if (result.equals("breaks") && random.nextInt(60) == 0) {
          result = "missed";
        }
        lines.append("%s %s %s %s\n".formatted(names, levels.get(i), driver, result));
      }
    }
  }
}
