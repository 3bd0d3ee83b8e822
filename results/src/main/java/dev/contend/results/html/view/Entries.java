package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord.NotRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the cells of one table of verdicts, and the notes under it. */
final class Entries {
  private static final int SHOWN_ANOMALIES = 3;

  private final Cells cells;
  private final Costs costs;
  private final Map<String, Double> fastest;
  private final Map<String, Double> cheapest;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param compared the cells with which the bars of the table are compared, those of a database
   *     with each other: one in memory would make all others look alike
   */
  Entries(Cells cells, Costs costs, Collection<CellRecord> compared) {
    this.cells = cells;
    this.costs = costs;
    this.fastest = most(compared, cell -> Stream.of(cell.throughput()));
    this.cheapest = most(compared, cell -> cost(cell).stream().map(Costs.Cost::throughput));
  }

  private static Map<String, Double> most(
      Collection<CellRecord> compared, Function<CellRecord, Stream<Double>> throughputs) {
    return compared.stream()
        .collect(
            Collectors.toMap(
                CellRecord::database,
                cell -> throughputs.apply(cell).filter(Double::isFinite).reduce(0.0, Math::max),
                Math::max));
  }

  /** Why cells were not run; entries refer to them by their numbers, from 1. */
  List<String> notes() {
    return notes;
  }

  Matrix.Entry entry(Place place) {
    return cells
        .own(place)
        .<Matrix.Entry>map(this::cell)
        .or(() -> cells.notRun(place).map(why -> notRun(place, why)))
        .orElseGet(Matrix.Missing::new);
  }

  private Matrix.Entry notRun(Place place, NotRun why) {
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

  private Matrix.Cell cell(CellRecord cell) {
    return new Matrix.Cell(
        Links.to(cell),
        Mark.of(cell),
        cell.agreement() == Agreement.AS_GRADED ? "" : note(cell.agreement()),
        gradedFirst(cell).limit(SHOWN_ANOMALIES).toList(),
        Math.max(0, cell.anomalies().size() - SHOWN_ANOMALIES),
        amount(cell),
        explored(cell)
            ? null
            : share(cell.throughput(), fastest.getOrDefault(cell.database(), 0.0)),
        cost(cell).map(cost -> bar(cost, cheapest.getOrDefault(cell.database(), 0.0))));
  }

  private Optional<Costs.Cost> cost(CellRecord cell) {
    return costs.of(cell.workload(), cell.strategy(), cell.database(), cell.isolation()).stream()
        .findFirst();
  }

  private static Matrix.CostBar bar(Costs.Cost cost, double cheapest) {
    return new Matrix.CostBar(
        cheapest > 0 ? Figures.decimal(cost.throughput() / cheapest) + "×" : Figures.NOTHING,
        share(cost.throughput(), cheapest),
        cost.words());
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

  private static int share(double throughput, double most) {
    return most > 0 && Double.isFinite(throughput)
        ? (int) Math.round(100 * Math.max(0, throughput) / most)
        : 0;
  }
}
