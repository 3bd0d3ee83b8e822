package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.Run;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.Selection;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cell of the catalogue on real databases. All that the explorer can decide is explored:
 * there {@code holds} means every schedule, and {@code breaks} depends on no luck. What holds is
 * raced as well, since a race inside one statement passes the explorer; and so is what only a race
 * can break, within a bounded number of rounds. Leaves the same report as the command line, below
 * {@code results/runs}.
 */
class InvariantsIT {
  private static final int CLIENTS = 8;

  /** A race of a cell that holds; one that breaks shows within a fraction of it. */
  private static final Duration RACE = Duration.ofMillis(1500);

  /**
   * The rarest break, a dirty read that decides, shows in most races; twenty that don't would be a
   * finding.
   */
  private static final int ROUNDS = 20;

  private static Map<Database, Server> servers;
  private static RaceServices services;
  private static RunDirectory directory;
  private static Run run;

  @BeforeAll
  static void startServers() throws Exception {
    servers = new LinkedHashMap<>();
    List<Server> started = Engines.startAll(Engines.all(), new ServerOptions(false, CLIENTS + 20));
    started.forEach(server -> servers.put(new EmbeddedDatabase(server.engine()), server));
    services = RaceServices.start(Selection.ALL.cells());
    directory =
        RunDirectory.create(
            Path.of(System.getProperty("contend.home"), "results", "runs"),
            "verify",
            Instant.now());
    long seed = Long.getLong("contend.seed", System.nanoTime() & 0xffff_ffffL);
    run =
        new Run(
            directory,
            servers,
            services,
            new RunSettings(
                CLIENTS,
                new Budget.Time(RACE),
                ROUNDS,
                seed,
                false,
                Limits.DEFAULT,
                Exploring.DEFAULT),
            "verify",
            "mvn verify -Dcontend.seed=" + seed,
            Selection.ALL.notRun(List.of()));
  }

  @AfterAll
  static void stopServersAndReport() throws Exception {
    if (servers != null) {
      servers.values().forEach(Server::close);
    }
    if (services != null) {
      services.close();
    }
    if (run != null) {
      run.complete();
      Report.render(directory);
      Report.renderIndex(directory.path().getParent());
    }
  }

  @TestFactory
  Stream<DynamicNode> everyCellIsAsGraded() {
    Map<String, List<Cell>> byDatabase =
        Selection.ALL.cells().stream()
            .filter(InvariantsIT::isWorthRunning)
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

  /** A break that the explorer shows for certain need not be hoped for in a race. */
  private static boolean isWorthRunning(Cell cell) {
    Grade grade = cell.grade();
    if (cell.driver() == Driver.EXPLORE) {
      return !(grade instanceof Grade.Unclear);
    }
    Grade explored =
        cell.workload()
            .grades()
            .grade(
                cell.strategy().name(),
                cell.engine().name(),
                cell.isolation().name(),
                Driver.EXPLORE);
    return grade instanceof Grade.Holds || !(explored instanceof Grade.Breaks);
  }

  private static void isAsGraded(Cell cell) throws Exception {
    Grade grade = cell.grade();
    CellRecord record = run.cell(cell);
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
