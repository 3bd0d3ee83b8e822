package dev.contend.results.html.view;

import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.html.view.Cheapest.Priced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to take where: a sentence for each workload, database and isolation setting of which
 * somebody measured costs, with the verdicts of a run.
 */
public final class Answers {
  private Answers() {}

  /** By which costs are compared. */
  private record Load(int threads, int keys) {
    static Load of(Costs.Cost cost) {
      return new Load(cost.threads(), cost.keys());
    }

    @Override
    public String toString() {
      return Figures.load(threads, keys);
    }
  }

  /** Of a run, in the order of its tables; none if nobody measured anything of it. */
  public static List<String> of(RunRecord run, Costs costs) {
    List<String> sentences = new ArrayList<>();
    for (Holding.Table table : Holding.of(run).tables()) {
      for (int column = 0; column < table.databases().size(); column++) {
        String database = table.databases().get(column);
        for (String isolation : isolations(table, column)) {
          new Here(table, column, isolation, costs)
              .answer("%s on %s at %s".formatted(table.workload(), name(run, database), isolation))
              .ifPresent(sentences::add);
        }
      }
    }
    return sentences;
  }

  private static Set<String> isolations(Holding.Table table, int column) {
    Set<String> isolations = new LinkedHashSet<>();
    for (Holding.Row row : table.rows()) {
      row.cells().get(column).levels().forEach(level -> isolations.add(level.isolation()));
    }
    return isolations;
  }

  /** With its version, where the run has it. */
  private static String name(RunRecord run, String database) {
    return run.databases().stream()
        .filter(candidate -> candidate.name().equals(database))
        .map(DatabaseRecord::product)
        .findFirst()
        .map(product -> database + " " + product)
        .orElse(database);
  }

  /** A workload on a database at a setting. */
  private static final class Here {
    private final Map<String, Holding.AtLevel> judged = new LinkedHashMap<>();
    private final Map<String, List<Costs.Cost>> measured = new LinkedHashMap<>();

    Here(Holding.Table table, int column, String isolation, Costs costs) {
      for (Holding.Row row : table.rows()) {
        row.cells().get(column).levels().stream()
            .filter(level -> level.isolation().equals(isolation) && level.judged())
            .forEach(level -> judged.put(row.strategy(), level));
      }
      for (String strategy : judged.keySet()) {
        measured.put(
            strategy,
            costs.of(table.workload(), strategy, table.databases().get(column), isolation));
      }
    }

    /** Under the load that the first strategy was measured with. */
    Optional<String> answer(String place) {
      return measured.values().stream()
          .flatMap(List::stream)
          .map(Load::of)
          .findFirst()
          .map(load -> "%s (%s): %s.".formatted(place, load, words(load)));
    }

    private String words(Load load) {
      List<Priced> priced = new ArrayList<>();
      int holding = 0;
      for (Map.Entry<String, Holding.AtLevel> each : judged.entrySet()) {
        if (each.getValue().holds()) {
          holding++;
          measured.get(each.getKey()).stream()
              .filter(cost -> Load.of(cost).equals(load))
              .findFirst()
              .map(cost -> priced(each.getKey(), cost))
              .ifPresent(priced::add);
        }
      }
      return Cheapest.words(judged.size(), holding, priced);
    }

    private static Priced priced(String strategy, Costs.Cost cost) {
      return new Priced(
          strategy,
          cost.throughput(),
          Double.isFinite(cost.error()) ? cost.error() : 0,
          cost.p99Ms());
    }
  }
}
