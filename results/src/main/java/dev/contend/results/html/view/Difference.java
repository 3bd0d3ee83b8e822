package dev.contend.results.html.view;

import dev.contend.results.CellRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cell of which two drivers say different things.
 *
 * @param cell its workload, strategy, database and isolation setting, in words
 * @param sides what each driver said
 */
public record Difference(String cell, List<Side> sides) {

  /**
   * What a driver said.
   *
   * @param link to the page of its cell
   */
  public record Side(String driver, Mark mark, String link) {}

  /** All of a run, in the order in which the run came to them. */
  public static List<Difference> of(List<CellRecord> cells) {
    Map<String, List<CellRecord>> same = new LinkedHashMap<>();
    for (CellRecord cell : cells) {
      same.computeIfAbsent(words(cell), words -> new ArrayList<>()).add(cell);
    }
    List<Difference> differences = new ArrayList<>();
    same.forEach(
        (words, drivers) -> {
          if (drivers.stream().map(CellRecord::verdict).distinct().count() > 1) {
            differences.add(new Difference(words, drivers.stream().map(Difference::side).toList()));
          }
        });
    return differences;
  }

  private static String words(CellRecord cell) {
    return "%s %s on %s at %s"
        .formatted(cell.workload(), cell.strategy(), cell.database(), cell.isolation());
  }

  private static Side side(CellRecord cell) {
    return new Side(cell.driver(), Mark.of(cell), Links.to(cell));
  }
}
