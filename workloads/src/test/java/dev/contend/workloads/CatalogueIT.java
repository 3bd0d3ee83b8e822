package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.Run;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.RunWatcher;
import dev.contend.harness.run.Selection;
import dev.contend.harness.run.Servers;
import dev.contend.harness.stress.StressSettings.Budget;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.html.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The catalogue on real databases. What the explorer can decide is explored at each engine's
 * default level and at SERIALIZABLE: there {@code holds} means every schedule, and {@code breaks}
 * depends on no luck and is done with when it is shown. What holds at a default level is raced as
 * well, since a race inside one statement passes the explorer; and so is what only a race can
 * break, within a bounded number of rounds, though of workloads that are never explored at the
 * default level alone. {@code ./contend run} explores and races all the rest. Leaves the same
 * report as the command line, below {@code results/runs}.
 */
class CatalogueIT {
  private static final int CLIENTS = 8;

  /** A race of a cell that holds; one that breaks shows within a fraction of it. */
  private static final Duration RACE = Duration.ofMillis(200);

  /**
   * The rarest break, a dirty read that decides, shows in most races; thirty that don't would be a
   * finding.
   */
  private static final int ROUNDS = 30;

  /** Whose scenes have dozens of schedules: here, at each engine's default level alone. */
  private static final Set<String> LONG =
      Set.of(
          "after-commit outbox-not-idempotent",
          "after-commit transactional-outbox",
          "bank atomic-update",
          "bank ordered-locks",
          "bank ordered-locks-unindexed",
          "bank read-modify-write",
          "bank read-row-by-row",
          "bank select-for-update",
          "bank serializable-retry",
          "get-or-create create-or-find-by-in-a-transaction",
          "get-or-create get-or-create",
          "get-or-create insert-ignore-then-select",
          "get-or-create savepoint-before-read",
          "get-or-create savepoint-before-read-after-a-read",
          "on-call check-then-act",
          "on-call conditional-update",
          "on-call lock-own-row",
          "on-call lock-the-shift",
          "on-call materialized-conflict",
          "on-call select-for-update",
          "on-call serializable-retry",
          "stock conditional-update",
          "stock pessimistic-both-rows",
          "stock redis-stock",
          "stock select-for-update",
          "upsert advisory-lock",
          "upsert select-for-update",
          "upsert serializable-retry",
          "upsert update-or-create",
          "upsert version-column");

  /**
   * Whose scenes have hundreds, and the one setting at which they are explored here: not all of
   * them on one engine, since the engines are explored side by side.
   */
  private static final Map<String, String> LONGEST =
      Map.of(
          "after-commit queue-in-database", "postgres read-committed",
          "create advisory-lock", "postgres read-committed",
          "create redis-lock-fencing", "postgres read-committed",
          "get-or-create locking-re-read", "postgres read-committed",
          "get-or-create locking-re-read-shared", "postgres read-committed",
          "get-or-create retry-the-request", "mariadb repeatable-read",
          "stock advisory-lock", "postgres read-committed");

  /**
   * Whose scenes have many hundreds, which take 20 to 40 seconds at one setting: {@code contend
   * run} explores them at each, and here they are raced.
   */
  private static final Set<String> TOO_LONG =
      Set.of("stock redis-lock-fencing", "stock serializable-retry", "stock version-column");

  private static final Map<Cell, CellRecord> RECORDS = new ConcurrentHashMap<>();
  private static RunDirectory directory;

  /** Does all of it, the databases side by side; the tests below only look at what came out. */
  @BeforeAll
  static void run() throws Exception {
    directory =
        RunDirectory.create(
            Path.of(System.getProperty("contend.home"), "results", "runs"),
            "verify",
            Instant.now());
    long seed = Long.getLong("contend.seed", System.nanoTime() & 0xffff_ffffL);
    RunSettings settings =
        new RunSettings(
            CLIENTS,
            new Budget.Time(RACE),
            ROUNDS,
            seed,
            false,
            false,
            Limits.DEFAULT,
            Exploring.unhurried(1, true));
    List<Cell> cells = cells();
    try (Servers servers =
            new Servers(Selection.databases(cells), CredentialSource.environment(Map.of()));
        RaceServices services = RaceServices.start(cells)) {
      servers.start(new ServerOptions(false, 2 * CLIENTS + 20));
      Run run =
          new Run(
              directory,
              servers.running(),
              database -> Optional.empty(),
              services,
              settings,
              "verify",
              "mvn verify -Dcontend.seed=" + seed,
              Selection.ALL.notRun());
      eachDatabaseByItself(run, cells);
      run.complete();
    } finally {
      Report.render(directory);
      Report.renderIndex(directory.path().getParent());
    }
  }

  /** A race beside an exploration takes longer to show something, which is cheaper than to wait. */
  private static void eachDatabaseByItself(Run run, List<Cell> cells) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Void>> all = new ArrayList<>();
    cells.stream()
        .collect(Collectors.groupingBy(Cell::database))
        .values()
        .forEach(
            those ->
                all.add(
                    threads.submit(
                        () -> {
                          run.all(those, keeping());
                          return null;
                        })));
    try {
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static RunWatcher keeping() {
    return new RunWatcher() {
      @Override
      public void begins(Cell cell) {
        // What it comes to is what counts.
      }

      @Override
      public void ended(Cell cell, CellRecord record) {
        RECORDS.put(cell, record);
      }
    };
  }

  private static List<Cell> cells() {
    return Selection.ALL.cells().stream().filter(CatalogueIT::isWorthRunning).toList();
  }

  /** A break that the explorer shows for certain need not be hoped for in a race. */
  private static boolean isWorthRunning(Cell cell) {
    if (cell.driver() == Driver.EXPLORE) {
      return isExplored(cell, cell.grade());
    }
    Grade explored =
        cell.workload()
            .grades()
            .grade(cell.strategy().name(), cell.engine(), cell.isolation().name(), Driver.EXPLORE);
    if (cell.grade() instanceof Grade.Holds) {
      return isAtDefault(cell);
    }
    return cell.grade() instanceof Grade.Breaks
        && !(explored instanceof Grade.Breaks)
        && (isAtDefault(cell) || !(explored instanceof Grade.NotApplicable));
  }

  /**
   * Whether a strategy is explored at a setting.
   *
   * @param grade of that
   */
  private static boolean isExplored(Cell cell, Grade grade) {
    String strategy = cell.workload().name() + " " + cell.strategy().name();
    if (TOO_LONG.contains(strategy)) {
      return false;
    }
    String only = LONGEST.get(strategy);
    boolean here =
        only == null
            ? isAtDefault(cell) || isSerializable(cell) && !LONG.contains(strategy)
            : only.equals(cell.engine().name() + " " + cell.isolation().name());
    return here && !(grade instanceof Grade.Unclear);
  }

  private static boolean isAtDefault(Cell cell) {
    return cell.isolation().name().equals(cell.engine().defaultIsolation());
  }

  private static boolean isSerializable(Cell cell) {
    return cell.isolation().name().equals("serializable");
  }

  /** Names in the lists above that the catalogue does not have would leave nothing out. */
  @Test
  void theLongOnesAreOfTheCatalogue() {
    assertThat(Selection.ALL.cells())
        .extracting(cell -> cell.workload().name() + " " + cell.strategy().name())
        .containsAll(LONG)
        .containsAll(LONGEST.keySet())
        .containsAll(TOO_LONG);
  }

  @TestFactory
  Stream<DynamicNode> everyCellIsAsGraded() {
    Map<String, List<Cell>> byDatabase =
        cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.workload().name() + " on " + cell.engine().name(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byDatabase.entrySet().stream()
        .map(
            group ->
                dynamicContainer(
                    group.getKey(),
                    group.getValue().stream()
                        .map(cell -> dynamicTest(cell.toString(), () -> isAsGraded(cell)))));
  }

  private static void isAsGraded(Cell cell) {
    Grade grade = cell.grade();
    CellRecord record = RECORDS.get(cell);
    assertThat(record).as("what came of " + cell).isNotNull();
    assertThat(record.agreement())
        .as(
            "%s, graded %s: verdict %s %s, %s; evidence in %s",
            cell,
            grade.word(),
            record.verdict(),
            record.anomalies(),
            record.coverage(),
            directory.path().resolve(record.directory()))
        .isEqualTo(Agreement.AS_GRADED);
  }
}
