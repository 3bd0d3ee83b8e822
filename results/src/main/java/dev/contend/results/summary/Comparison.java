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
 * @param costs those that became slower or faster beyond the errors of both measurements
 */
public record Comparison(
    List<Condition> conditions,
    int both,
    List<Change> changed,
    List<String> gone,
    List<String> added,
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
    Map<String, CostChange> costs = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    first.forEach(
        (key, cell) -> {
          CellRecord other = second.get(key);
          if (other == null) {
            gone.add(key.words());
            return;
          }
          if (!cell.verdict().equals(other.verdict())) {
            changed.add(new Change(key.words(), cell, other));
          }
          costChanges(cell, other, costsBefore, costsAfter)
              .forEach(change -> costs.putIfAbsent(change.cell, change));
        });
    List<String> added =
        second.keySet().stream().filter(key -> !first.containsKey(key)).map(Key::words).toList();
    return new Comparison(
        conditions(before, after),
        first.size() - gone.size(),
        changed,
        gone,
        added,
        List.copyOf(costs.values()));
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

  private static List<CostChange> costChanges(
      CellRecord before, CellRecord after, Costs costsBefore, Costs costsAfter) {
    List<CostChange> changes = new ArrayList<>();
    for (Costs.Cost cost : costs(before, costsBefore)) {
      for (Costs.Cost other : costs(after, costsAfter)) {
        boolean same = cost.threads() == other.threads() && cost.keys() == other.keys();
        double distance = Math.abs(cost.throughput() - other.throughput());
        // Of a measurement without an error nobody knows what is noise.
        if (same && distance > cost.error() + other.error()) {
          changes.add(
              new CostChange(
                  "%s %s on %s at %s, %d threads, %d keys"
                      .formatted(
                          after.workload(),
                          after.strategy(),
                          after.database(),
                          after.isolation(),
                          other.threads(),
                          other.keys()),
                  cost,
                  other,
                  other.throughput() / cost.throughput()));
        }
      }
    }
    return changes;
  }

  private static List<Costs.Cost> costs(CellRecord cell, Costs costs) {
    return costs.of(cell.workload(), cell.strategy(), cell.database(), cell.isolation());
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
