package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.NotRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the tables of a run, in the order in which the run came to them. */
final class Matrices {
  private static final int SHOWN_ANOMALIES = 3;

  private record Key(String workload, String database, String driver) {
    boolean has(Place place) {
      return place.workload().equals(workload)
          && place.database().equals(database)
          && place.driver().equals(driver);
    }
  }

  private final RunRecord run;
  private final Cells cells;

  Matrices(RunRecord run) {
    this.run = run;
    this.cells = new Cells(run);
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
    double fastest =
        verdicts.stream()
            .mapToDouble(CellRecord::throughput)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    List<String> isolations = Levels.inOrder(cells.names(Place::isolation, key::has).stream());
    List<String> here = cells.names(Place::strategy, key::has);
    List<String> notes = new ArrayList<>();
    List<Matrix.Row> rows =
        cells.strategies(key.workload).stream()
            .filter(here::contains)
            .map(strategy -> row(key, strategy, isolations, fastest, notes))
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
        notes);
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

  private Matrix.Row row(
      Key key, String strategy, List<String> isolations, double fastest, List<String> notes) {
    List<Matrix.Entry> row = new ArrayList<>();
    for (String isolation : isolations) {
      Place place = new Place(key.workload, strategy, key.database, isolation, key.driver);
      Optional<Matrix.Entry> verdict = cells.own(place).map(cell -> cell(cell, fastest));
      row.add(
          verdict
              .or(() -> cells.notRun(place).map(why -> notRun(place, why, notes)))
              .orElseGet(Matrix.Missing::new));
    }
    return new Matrix.Row(strategy, row);
  }

  private Matrix.Entry notRun(Place place, NotRun why, List<String> notes) {
    if (!notes.contains(why.reason())) {
      notes.add(why.reason());
    }
    int note = notes.indexOf(why.reason()) + 1;
    if (why.sameAs() == null) {
      return new Matrix.NotApplicable(note);
    }
    String link = cells.standing(place).map(Links::to).orElse("");
    return new Matrix.Same(why.sameAs(), link, note);
  }

  private static Matrix.Cell cell(CellRecord cell, double fastest) {
    return new Matrix.Cell(
        Links.to(cell),
        Mark.of(cell),
        cell.agreement() == Agreement.AS_GRADED ? "" : note(cell.agreement()),
        gradedFirst(cell).limit(SHOWN_ANOMALIES).toList(),
        Math.max(0, cell.anomalies().size() - SHOWN_ANOMALIES),
        amount(cell),
        explored(cell) ? null : share(cell.throughput(), fastest));
  }

  private static boolean explored(CellRecord cell) {
    return cell.driver().equals(Explored.DRIVER);
  }

  private static String amount(CellRecord cell) {
    return explored(cell)
        ? Figures.count(cell.operations()) + (cell.operations() == 1 ? " schedule" : " schedules")
        : Figures.decimal(cell.throughput()) + " ops/s";
  }

  private static Stream<String> gradedFirst(CellRecord cell) {
    return cell.anomalies().stream()
        .sorted(Comparator.comparing(kind -> !cell.gradedAnomalies().contains(kind)));
  }

  private static String note(Agreement agreement) {
    return agreement == Agreement.UNGRADED ? "ungraded" : agreement.words();
  }

  private static int share(double throughput, double fastest) {
    return fastest > 0 && Double.isFinite(throughput)
        ? (int) Math.round(100 * Math.max(0, throughput) / fastest)
        : 0;
  }
}
