package dev.contend.harness.run;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.EmbeddedDatabase;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which cells of the catalogue to run, by name; an empty list stands for all.
 *
 * @param workloads names of workloads
 * @param strategies names of strategies
 * @param databases names of databases
 * @param isolations names of isolation settings
 * @param drivers words of drivers
 * @param quick whether to leave out all that is not run when there is little time: see {@link
 *     Cell#isQuick}
 */
public record Selection(
    List<String> workloads,
    List<String> strategies,
    List<String> databases,
    List<String> isolations,
    List<String> drivers,
    boolean quick) {

  /** As a driver's word it stands for all. */
  public static final String BOTH = "both";

  /** Everything. */
  public static final Selection ALL =
      new Selection(List.of(), List.of(), List.of(), List.of(), List.of(), false);

  /** The cells on servers that Contend starts; see {@link #cells(List)}. */
  public List<Cell> cells() {
    return cells(List.of());
  }

  /**
   * The cells that are worth running, in the order of the catalogue: see {@link Grade#isRun}.
   *
   * @param external servers that are already there; all of them are raced, and of the others then
   *     only those that are named
   * @throws UnknownNameException if a name is nobody's
   * @throws IllegalArgumentException if the names are right but no cell has all of them
   */
  public List<Cell> cells(List<ExternalDatabase> external) {
    List<Cell> all = all(external);
    List<Cell> run = all.stream().filter(cell -> cell.grade().isRun()).toList();
    if (run.isEmpty()) {
      throw new IllegalArgumentException(
          all.isEmpty()
              ? "no cell of the catalogue has all that was asked for; see ./contend list%s"
                  .formatted(quick ? " --quick" : "")
              : whyNot(all.get(0)));
    }
    return run;
  }

  private static String whyNot(Cell cell) {
    String how =
        cell.grade() instanceof Grade.SameAs same
            ? "is the same as at " + same.isolation() + "; run that"
            : "does not apply";
    return "%s on %s at %s %s: %s"
        .formatted(
            cell.strategy().name(),
            cell.database().name(),
            cell.isolation().name(),
            how,
            cell.grade().reason());
  }

  /** The other cells that have all that was asked for, each with the reason in its grade. */
  public List<Cell> notRun(List<ExternalDatabase> external) {
    return all(external).stream().filter(cell -> !cell.grade().isRun()).toList();
  }

  private List<Cell> all(List<ExternalDatabase> external) {
    List<Workload> chosenWorkloads =
        choose("workload", Catalogue.workloads(), Workload::name, workloads);
    List<Database> chosenDatabases = chooseDatabases(external);
    List<Driver> chosenDrivers =
        drivers.contains(BOTH)
            ? Arrays.asList(Driver.values())
            : choose("driver", Arrays.asList(Driver.values()), Driver::word, drivers);
    // Checked against all there are, so that a name of another workload or database is no error.
    choose(
        "strategy", all(Catalogue.workloads(), Workload::strategies), Strategy::name, strategies);
    choose(
        "isolation setting",
        all(Engines.all(), Selection::settings),
        IsolationSetting::name,
        isolations);
    List<Cell> cells = new ArrayList<>();
    for (Workload workload : chosenWorkloads) {
      for (Database database : chosenDatabases) {
        for (Strategy strategy : workload.strategies()) {
          for (IsolationSetting isolation : settings(database.engine())) {
            if (wanted(strategies, strategy.name()) && wanted(isolations, isolation.name())) {
              for (Driver driver : chosenDrivers) {
                Cell cell = new Cell(workload, strategy, database, isolation, driver);
                if (!quick || cell.isQuick()) {
                  cells.add(cell);
                }
              }
            }
          }
        }
      }
    }
    return cells;
  }

  /** Those that are only called otherwise come first; see {@link Engine#aliases}. */
  private static List<IsolationSetting> settings(Engine engine) {
    List<IsolationSetting> settings = new ArrayList<>();
    for (Engine.Alias alias : engine.aliases()) {
      engine.isolationSettings().stream()
          .filter(setting -> setting.name().equals(alias.isolation()))
          .map(same -> new IsolationSetting(alias.name(), same.jdbcLevel(), same.sessionSql()))
          .forEach(settings::add);
    }
    settings.addAll(engine.isolationSettings());
    return settings;
  }

  private List<Database> chooseDatabases(List<ExternalDatabase> external) {
    List<Database> all = new ArrayList<>(EmbeddedDatabase.all());
    all.addAll(external);
    List<Database> named = choose("database", all, Database::name, databases);
    return external.isEmpty()
        ? named
        : all.stream()
            .filter(
                database ->
                    database instanceof ExternalDatabase || databases.contains(database.name()))
            .toList();
  }

  /** The databases that those cells need. */
  public static List<Database> databases(List<Cell> cells) {
    return cells.stream().map(Cell::database).distinct().toList();
  }

  private static <T, P> List<T> all(List<P> parents, Function<P, List<T>> children) {
    return parents.stream().flatMap(parent -> children.apply(parent).stream()).toList();
  }

  private static boolean wanted(List<String> names, String name) {
    return names.isEmpty() || names.contains(name);
  }

  private static <T> List<T> choose(
      String kind, List<T> all, Function<T, String> name, List<String> wanted) {
    Set<String> known = all.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new));
    for (String word : wanted) {
      if (!known.contains(word)) {
        throw new UnknownNameException(kind, word, known);
      }
    }
    return all.stream().filter(item -> wanted(wanted, name.apply(item))).toList();
  }
}
