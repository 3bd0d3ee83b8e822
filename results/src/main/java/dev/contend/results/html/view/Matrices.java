package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the tables of a run, in the order in which the run came to them. */
final class Matrices {
  private record Key(String workload, String database, String driver) {
    boolean has(Place place) {
      return place.workload().equals(workload)
          && place.database().equals(database)
          && place.driver().equals(driver);
    }
  }

  private final RunRecord run;
  private final Cells cells;
  private final Costs costs;

  Matrices(RunRecord run, Costs costs) {
    this.run = run;
    this.cells = new Cells(run);
    this.costs = costs;
  }

  /** Of all workloads of which a cell was run. */
  List<Matrix> all() {
    List<Key> keys =
        run.cells().stream()
            .map(cell -> new Key(cell.workload(), cell.database(), cell.driver()))
            .distinct()
            .toList();
    List<Matrix> matrices = new ArrayList<>();
    for (Key key : keys) {
      matrices.add(matrix(matrices.size() + 1, key));
    }
    return matrices;
  }

  private Matrix matrix(int number, Key key) {
    List<CellRecord> verdicts =
        run.cells().stream().filter(cell -> key.has(Place.of(cell))).toList();
    List<String> isolations = Levels.inOrder(cells.names(Place::isolation, key::has).stream());
    List<String> here = cells.names(Place::strategy, key::has);
    Entries entries = new Entries(cells, costs, verdicts);
    List<Matrix.Row> rows =
        cells.strategies(key.workload).stream()
            .filter(here::contains)
            .map(strategy -> row(key, strategy, isolations, entries))
            .toList();
    return new Matrix(
        number,
        key.workload,
        key.database,
        key.driver,
        version(key.database),
        tally(verdicts),
        verdicts.stream().anyMatch(Matrices::disagrees),
        isolations,
        rows,
        entries.notes());
  }

  private String version(String database) {
    return run.databases().stream()
        .filter(candidate -> candidate.name().equals(database))
        .map(DatabaseRecord::product)
        .findFirst()
        .orElse("");
  }

  private static String tally(List<CellRecord> verdicts) {
    return Stream.of("valid", "invalid", "unknown")
        .map(word -> verdicts.stream().filter(v -> v.verdict().equals(word)).count() + " " + word)
        .filter(words -> !words.startsWith("0 "))
        .collect(Collectors.joining(", "));
  }

  private static boolean disagrees(CellRecord cell) {
    return cell.agreement() != Agreement.AS_GRADED && cell.agreement() != Agreement.UNGRADED;
  }

  private static Matrix.Row row(
      Key key, String strategy, List<String> isolations, Entries entries) {
    return new Matrix.Row(
        strategy,
        Links.to(RunDirectory.strategyDirectory(key.workload, strategy) + "/index.html"),
        isolations.stream()
            .map(i -> new Place(key.workload, strategy, key.database, i, key.driver))
            .map(entries::entry)
            .toList());
  }
}
