package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Selection;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.GradeTable;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be so of every workload in the catalogue. */
class CatalogueTest {

  static Iterable<Workload> workloads() {
    return Catalogue.workloads();
  }

  @Test
  void serviceLoaderFindsTheCatalogue() {
    assertThat(Catalogue.workloads()).extracting(Workload::name).contains("stock");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyCellIsGradedAndEveryRowOfTheTableGradesOne(Workload workload) {
    GradeTable table = workload.grades();
    Set<Integer> used = new HashSet<>();
    for (Strategy strategy : workload.strategies()) {
      for (Engine engine : Engines.all()) {
        for (IsolationSetting isolation : engine.isolationSettings()) {
          for (Driver driver : Driver.values()) {
            int line = table.line(strategy.name(), engine.name(), isolation.name(), driver);
            if (engine.tested()) {
              assertThat(line)
                  .as("grade of %s, %s, %s", strategy.name(), engine.name(), isolation.name())
                  .isPositive();
            }
            used.add(line);
          }
        }
      }
    }
    assertThat(table.lines()).allMatch(used::contains, "grades a cell");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whatIsTheSameElsewhereIsRunThere(Workload workload) {
    for (Strategy strategy : workload.strategies()) {
      for (Engine engine : Engines.tested()) {
        for (IsolationSetting isolation : engine.isolationSettings()) {
          for (Driver driver : Driver.values()) {
            if (grade(workload, strategy, engine, isolation.name(), driver)
                instanceof Grade.SameAs same) {
              assertThat(engine.isolationSettings())
                  .extracting(IsolationSetting::name)
                  .contains(same.isolation());
              assertThat(grade(workload, strategy, engine, same.isolation(), driver).isRun())
                  .as("%s, %s, %s", strategy.name(), engine.name(), same.isolation())
                  .isTrue();
            }
          }
        }
      }
    }
  }

  private static Grade grade(
      Workload workload, Strategy strategy, Engine engine, String isolation, Driver driver) {
    return workload.grades().grade(strategy.name(), engine, isolation, driver);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whatEveryStrategyCostsCanBeMeasured(Workload workload) {
    for (Strategy strategy : workload.strategies()) {
      for (Engine engine : Engines.all()) {
        assertThat(workload.load(strategy, engine, 1))
            .as("%s on %s", strategy.name(), engine.name())
            .isPresent();
      }
    }
  }

  @Test
  void accountsAreToldInAboutFiveLines() {
    for (Workload workload : Catalogue.workloads()) {
      assertThat(workload.account().lines()).as(workload.name()).hasSizeBetween(4, 7);
      assertThat(workload.account().url()).startsWith("https://");
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyStrategyShowsItsSourceAndSaysWhatPeopleBelieve(Workload workload) {
    for (Strategy strategy : workload.strategies()) {
      assertThat(strategy.name()).matches("[a-z]+(-[a-z]+)*");
      assertThat(strategy.belief()).endsWith(".");
      assertThat(strategy.proposed()).endsWith(".");
      Class<?> code = strategy.code();
      assertThat(code.getResource(code.getSimpleName() + ".java")).as(strategy.name()).isNotNull();
    }
  }

  @Test
  void serversThatAreThereAreRacedAloneUnlessOthersAreNamed() {
    List<ExternalDatabase> there =
        ExternalDatabase.parseAll(List.of("pg15=jdbc:postgresql://h/d", "maria=jdbc:mariadb://h/"));
    Set<Engine> engines = there.stream().map(Database::engine).collect(Collectors.toSet());
    List<Cell> alone = Selection.ALL.cells(ServerKind.EMBEDDED, there);
    assertThat(Selection.databases(alone)).isEqualTo(there);
    assertThat(alone)
        .hasSameSizeAs(
            Selection.ALL.cells().stream().filter(cell -> engines.contains(cell.engine())).toList())
        .filteredOn(cell -> cell.driver() == Driver.STRESS)
        .allSatisfy(cell -> assertThat(cell.grade().reason()).doesNotContain("does not grade"));

    Selection named =
        new Selection(
            List.of(),
            List.of(),
            List.of("mariadb", "pg15"),
            List.of("serializable"),
            List.of(),
            false);
    assertThat(Selection.databases(named.cells(ServerKind.EMBEDDED, there)))
        .extracting(Database::name)
        .containsExactly("mariadb", "pg15", "maria");
  }

  @Test
  void onMySqlWhatItHasIsRunAsOnMariaDbAndNothingIsGraded() {
    List<Cell> cells =
        Selection.ALL.cells(
            ServerKind.EMBEDDED, ExternalDatabase.parseAll(List.of("my=jdbc:mysql://h/")));
    Engine mariaDb = Engines.named("mariadb").orElseThrow();
    assertThat(cells).allMatch(cell -> cell.grade() instanceof Grade.Unclear);
    for (Workload workload : Catalogue.workloads()) {
      Set<String> onMariaDb = new TreeSet<>();
      for (Strategy strategy : workload.strategies()) {
        if (!(grade(workload, strategy, mariaDb, "read-committed", Driver.STRESS)
            instanceof Grade.NotApplicable)) {
          onMariaDb.add(strategy.name());
        }
      }
      onMariaDb.remove("on-conflict-returning");
      assertThat(cells)
          .filteredOn(cell -> cell.workload().equals(workload))
          .extracting(cell -> cell.strategy().name())
          .containsOnly(onMariaDb.toArray(String[]::new));
    }
  }

  @Test
  void quickHasTheFailureAndARemedyOfEachAccountOnEachEngine() {
    Selection quick =
        new Selection(List.of(), List.of(), List.of(), List.of(), List.of("stress"), true);
    Map<String, Set<String>> grades = new TreeMap<>();
    for (Cell cell : quick.cells()) {
      assertThat(cell.isolation().name()).isEqualTo(cell.engine().defaultIsolation());
      grades
          .computeIfAbsent(
              cell.workload().name() + " on " + cell.engine().name(), key -> new TreeSet<>())
          .add(cell.grade().word());
    }
    assertThat(grades)
        .hasSize(Catalogue.workloads().size() * Engines.startable().size())
        .allSatisfy((where, words) -> assertThat(words).contains("breaks", "holds"));
  }

  @Test
  void cellsAreCountedOnce() {
    assertThat(Selection.ALL.cells())
        .extracting(Cell::toString)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(168);
  }
}
