package dev.contend.harness.run;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The cells on servers that Contend starts; see {@link #cells(ServerKind, List)}. */
  public List<Cell> cells() {
    return cells(ServerKind.EMBEDDED, List.of());
  }

  /**
   * The cells that are worth running, in the order of the catalogue: see {@link Grade#isRun}.
   *
   * @param kind of the servers that Contend starts
   * @param external servers that are already there; all of them are raced, and beside them then
   *     only what is named
   * @throws UnknownNameException if a name is nobody's
   * @throws IllegalArgumentException if the names are right but no cell has all of them
   */
  public List<Cell> cells(ServerKind kind, List<ExternalDatabase> external) {
    List<Cell> all = all(kind, external);
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

  /** Of servers that Contend starts; see {@link #notRun(ServerKind, List)}. */
  public List<Cell> notRun() {
    return notRun(ServerKind.EMBEDDED, List.of());
  }

  /** The other cells that have all that was asked for, each with the reason in its grade. */
  public List<Cell> notRun(ServerKind kind, List<ExternalDatabase> external) {
    return all(kind, external).stream().filter(cell -> !cell.grade().isRun()).toList();
  }

  private List<Cell> all(ServerKind kind, List<ExternalDatabase> external) {
    List<Workload> chosenWorkloads =
        choose("workload", Catalogue.workloads(), Workload::name, workloads);
    List<Database> chosenDatabases = databases(databases, kind, external);
    List<Driver> chosenDrivers =
        drivers.contains(BOTH)
            ? Arrays.asList(Driver.values())
            : choose("driver", Arrays.asList(Driver.values()), Driver::word, drivers);
    // Checked against all there are, so that a name of another workload or database is no error.
    choose(
        "strategy", all(Catalogue.workloads(), Workload::strategies), Strategy::name, strategies);
    requireIsolations(isolations);
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

  /**
   * Looks whether some product has each of these isolation settings.
   *
   * @throws UnknownNameException if a name is nobody's
   */
  public static void requireIsolations(List<String> names) {
    choose(
        "isolation setting",
        all(Engines.all(), Selection::settings),
        IsolationSetting::name,
        names);
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

  /**
   * The databases of a choice by name, those that Contend starts first, in the order of their
   * products.
   *
   * @param names of databases; none stands for all, or for the external ones where there are some
   * @param kind of the servers that Contend starts
   * @param external servers that are already there; all of them are among the chosen
   * @throws UnknownNameException if a name is nobody's
   */
  public static List<Database> databases(
      List<String> names, ServerKind kind, List<ExternalDatabase> external) {
    List<StartedDatabase> started = new ArrayList<>();
    for (String name : names) {
      if (external.stream().noneMatch(database -> database.name().equals(name))) {
        started.add(started(kind, name, external));
      }
    }
    if (names.isEmpty() && external.isEmpty()) {
      started.addAll(kind.all());
    }
    started.sort(Comparator.comparing(database -> Engines.all().indexOf(database.engine())));
    return Stream.concat(started.stream().distinct(), external.stream()).toList();
  }

  private static StartedDatabase started(
      ServerKind kind, String name, List<ExternalDatabase> external) {
    List<Database> known = new ArrayList<>(kind.all());
    known.addAll(external);
    Optional<? extends StartedDatabase> found = kind.named(name);
    if (found.isEmpty()) {
      throw new UnknownNameException("database", name, known.stream().map(Database::name).toList());
    }
    return found.get();
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
