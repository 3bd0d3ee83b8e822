package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a test on one database tells something else than the others would: where its verdict at an
 * isolation setting is {@code valid} and another's at the setting of the same name is {@code
 * invalid}, or the other way round. A verdict of a driver is compared with those of the same
 * driver.
 *
 * @param database the one whose word is doubted
 * @param drivers the explorer first
 */
public record EngineDifferences(String database, List<ByDriver> drivers) {

  /**
   * What the verdicts of a driver show.
   *
   * @param comfort holds here, breaks elsewhere
   * @param alarm breaks here, holds elsewhere
   */
  public record ByDriver(String driver, Table comfort, Table alarm) {}

  /**
   * Strategies by isolation settings.
   *
   * @param isolations the columns, from the weakest on
   * @param rows those with a difference
   */
  public record Table(List<String> isolations, List<Row> rows) {

    /** How many strategies at how many settings. */
    public long count() {
      return rows.stream()
          .flatMap(row -> row.entries.stream())
          .filter(sides -> !sides.isEmpty())
          .count();
    }
  }

  /**
   * A strategy.
   *
   * @param entries for each column what each database said; nothing where that is no difference
   */
  public record Row(String workload, String strategy, List<List<Side>> entries) {}

  /**
   * What a database said.
   *
   * @param link to the page of its cell
   */
  public record Side(String database, Mark mark, String link) {}

  /** A strategy at a setting, by one driver. */
  private record Found(Place place, boolean comfort, List<Side> sides) {}

  /**
   * Compares.
   *
   * @param engine of the database whose word is doubted: {@code h2}
   * @return empty if the run has no such database, or no difference
   */
  public static Optional<EngineDifferences> of(RunRecord run, String engine) {
    List<String> others =
        run.databases().stream()
            .filter(database -> !database.engine().equals(engine))
            .map(DatabaseRecord::name)
            .toList();
    return run.databases().stream()
        .filter(database -> database.engine().equals(engine))
        .map(database -> of(new Cells(run), database.name(), others))
        .filter(found -> !found.drivers.isEmpty())
        .findFirst();
  }

  private static EngineDifferences of(Cells cells, String database, List<String> others) {
    Map<String, List<Found>> byDriver = new LinkedHashMap<>();
    for (Place place : cells.places()) {
      if (place.database().equals(database)) {
        found(cells, place, others)
            .ifPresent(
                found ->
                    byDriver.computeIfAbsent(place.driver(), d -> new ArrayList<>()).add(found));
      }
    }
    List<ByDriver> drivers = new ArrayList<>();
    byDriver.forEach(
        (driver, found) ->
            drivers.add(new ByDriver(driver, table(found, true), table(found, false))));
    drivers.sort(Comparator.comparing(each -> !each.driver.equals(Explored.DRIVER)));
    return new EngineDifferences(database, drivers);
  }

  private static Optional<Found> found(Cells cells, Place place, List<String> others) {
    Optional<CellRecord> here = cells.standing(place);
    if (here.isEmpty() || !decided(here.get())) {
      return Optional.empty();
    }
    boolean holds = here.get().verdict().equals("valid");
    boolean differs = false;
    List<Side> sides = new ArrayList<>();
    sides.add(side(place.database(), here.get()));
    for (String other : others) {
      Optional<CellRecord> there = cells.standing(place.on(other));
      differs |= there.filter(cell -> differs(cell, holds)).isPresent();
      there.ifPresent(cell -> sides.add(side(other, cell)));
    }
    return differs ? Optional.of(new Found(place, holds, sides)) : Optional.empty();
  }

  private static boolean differs(CellRecord cell, boolean holds) {
    return decided(cell) && cell.verdict().equals("valid") != holds;
  }

  /** Whether its verdict can be held against another: not if it only missed what is known. */
  private static boolean decided(CellRecord cell) {
    return cell.verdict().equals("invalid")
        || cell.verdict().equals("valid") && cell.agreement() != Agreement.NOT_SHOWN;
  }

  private static Side side(String database, CellRecord cell) {
    return new Side(database, Mark.of(cell.verdict()), Links.to(cell));
  }

  private static Table table(List<Found> all, boolean comfort) {
    List<Found> found = all.stream().filter(each -> each.comfort == comfort).toList();
    List<String> isolations = Levels.inOrder(found.stream().map(each -> each.place.isolation()));
    Map<List<String>, Map<String, List<Side>>> strategies = new LinkedHashMap<>();
    for (Found each : found) {
      strategies
          .computeIfAbsent(
              List.of(each.place.workload(), each.place.strategy()), s -> new LinkedHashMap<>())
          .put(each.place.isolation(), each.sides);
    }
    List<Row> rows = new ArrayList<>();
    strategies.forEach(
        (strategy, sides) ->
            rows.add(
                new Row(
                    strategy.get(0),
                    strategy.get(1),
                    isolations.stream().map(i -> sides.getOrDefault(i, List.of())).toList())));
    return new Table(isolations, rows);
  }
}
