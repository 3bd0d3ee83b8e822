package dev.contend.results.summary;

import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two runs beside each other. A cell of the one is the same as that of the other with the same
 * workload, strategy, isolation setting and driver on the same database; {@code postgres:15} and
 * {@code postgres:18} are the same database if each run has but one of its engine.
 *
 * @param conditions what differs in how the runs were made
 * @param both how many cells both have
 * @param changed those of which the verdict is another
 * @param gone cells that only the first run has
 * @param added cells that only the second run has
 * @param measured how many costs both have
 * @param costs those that became slower or faster beyond the errors of both measurements
 */
public record Comparison(
    List<Condition> conditions,
    int both,
    List<Change> changed,
    List<String> gone,
    List<String> added,
    int measured,
    List<CostChange> costs) {

  /** A fact of how a run was made, of the first and of the second. */
  public record Condition(String name, String before, String after) {}

  /** A cell of the first run and the same of the second. */
  public record Change(String cell, CellRecord before, CellRecord after) {}

  /**
   * A cost of the first run and the same of the second.
   *
   * @param factor the second's throughput by the first's
   */
  public record CostChange(String cell, Costs.Cost before, Costs.Cost after, double factor) {
    /** Whether it is no noise; of a measurement without an error nobody knows. */
    boolean beyondErrors() {
      double distance = Math.abs(before.throughput() - after.throughput());
      return distance > before.error() + after.error();
    }

    /** Whether it became slower. */
    public boolean slower() {
      return factor < 1;
    }
  }

  private record Key(
      String workload, String strategy, String database, String isolation, String driver) {
    String words() {
      return "%s %s on %s at %s, %s".formatted(workload, strategy, database, isolation, driver);
    }
  }

  /** Whether a verdict changed or something became slower. */
  public boolean worthALook() {
    return !changed.isEmpty() || costs.stream().anyMatch(CostChange::slower);
  }

  /** Compares. */
  public static Comparison of(
      RunRecord before, RunRecord after, Costs costsBefore, Costs costsAfter) {
    Map<Key, CellRecord> first = cells(before);
    Map<Key, CellRecord> second = cells(after);
    List<Change> changed = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    first.forEach(
        (key, cell) -> {
          CellRecord other = second.get(key);
          if (other == null) {
            gone.add(key.words());
          } else if (!cell.verdict().equals(other.verdict())) {
            changed.add(new Change(key.words(), cell, other));
          }
        });
    List<String> added =
        second.keySet().stream().filter(key -> !first.containsKey(key)).map(Key::words).toList();
    List<CostChange> pairs = costPairs(before, after, costsBefore, costsAfter);
    return new Comparison(
        conditions(before, after),
        first.size() - gone.size(),
        changed,
        gone,
        added,
        pairs.size(),
        pairs.stream().filter(CostChange::beyondErrors).toList());
  }

  private static Map<Key, CellRecord> cells(RunRecord run) {
    Map<Key, CellRecord> cells = new LinkedHashMap<>();
    for (CellRecord cell : run.cells()) {
      cells.put(
          new Key(
              cell.workload(),
              cell.strategy(),
              database(run, cell.database()),
              cell.isolation(),
              cell.driver()),
          cell);
    }
    return cells;
  }

  /** The engine, where the run has but one database of it. */
  private static String database(RunRecord run, String name) {
    String engine =
        run.databases().stream()
            .filter(database -> database.name().equals(name))
            .map(DatabaseRecord::engine)
            .findFirst()
            .orElse(name);
    long same = run.databases().stream().filter(d -> d.engine().equals(engine)).count();
    return same == 1 ? engine : name;
  }

  private static List<CostChange> costPairs(
      RunRecord before, RunRecord after, Costs costsBefore, Costs costsAfter) {
    Map<Costs.Spot, Costs.Spot> second = spots(after, costsAfter);
    List<CostChange> pairs = new ArrayList<>();
    spots(before, costsBefore)
        .forEach(
            (common, spot) -> {
              Costs.Spot there = second.get(common);
              if (there != null) {
                pairs.addAll(costPairs(there, costs(spot, costsBefore), costs(there, costsAfter)));
              }
            });
    return pairs;
  }

  private static List<CostChange> costPairs(
      Costs.Spot spot, List<Costs.Cost> before, List<Costs.Cost> after) {
    List<CostChange> pairs = new ArrayList<>();
    for (Costs.Cost cost : before) {
      for (Costs.Cost other : after) {
        if (cost.threads() == other.threads() && cost.keys() == other.keys()) {
          String words =
              "%s %s on %s at %s, %s"
                  .formatted(
                      spot.workload(),
                      spot.strategy(),
                      spot.database(),
                      spot.isolation(),
                      Figures.load(other.threads(), other.keys()));
          pairs.add(new CostChange(words, cost, other, other.throughput() / cost.throughput()));
        }
      }
    }
    return pairs;
  }

  /**
   * Where costs may be, by what is the same in both runs. A benchmark has them and no cells; beside
   * cells they may be those of another run.
   */
  private static Map<Costs.Spot, Costs.Spot> spots(RunRecord run, Costs costs) {
    Map<Costs.Spot, Costs.Spot> spots = new LinkedHashMap<>();
    Stream.concat(
            costs.spots().stream(),
            run.cells().stream()
                .map(c -> new Costs.Spot(c.workload(), c.strategy(), c.database(), c.isolation())))
        .forEach(
            spot ->
                spots.putIfAbsent(
                    new Costs.Spot(
                        spot.workload(),
                        spot.strategy(),
                        database(run, spot.database()),
                        spot.isolation()),
                    spot));
    return spots;
  }

  private static List<Costs.Cost> costs(Costs.Spot spot, Costs costs) {
    return costs.of(spot.workload(), spot.strategy(), spot.database(), spot.isolation());
  }

  private static List<Condition> conditions(RunRecord before, RunRecord after) {
    Map<String, String> first = conditions(before);
    Map<String, String> second = conditions(after);
    List<Condition> differing = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>(first);
    names.putAll(second);
    for (String name : names.keySet()) {
      if (!Objects.equals(first.get(name), second.get(name))) {
        differing.add(
            new Condition(
                name,
                first.getOrDefault(name, Figures.NOTHING),
                second.getOrDefault(name, Figures.NOTHING)));
      }
    }
    return differing;
  }

  private static Map<String, String> conditions(RunRecord run) {
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("started", Figures.moment(run.started()));
    for (DatabaseRecord database : run.databases()) {
      conditions.put(database(run, database.name()), database.name() + " " + database.product());
    }
    if (run.durable() != null) {
      conditions.put("durable", run.durable() ? "yes" : "no");
    }
    conditions.put("clients", Integer.toString(run.clients()));
    conditions.put("complete", run.complete() ? "yes" : "no");
    conditions.put("machine", run.machine());
    conditions.put("command", run.command());
    return conditions;
  }
}
