package dev.contend.results.html.timeline;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawing of operations: a lane for each process, a bar from each invocation to its completion,
 * and the same operations as rows of a table.
 *
 * @param bottom where lanes end and the axis stands
 * @param context how many operations are drawn only because they ran at the same time
 * @param omitted how many operations of the finding are not drawn
 * @param named how many operations the finding has
 * @param total how many the history has
 */
public record TimeLine(
    double width,
    double height,
    double bottom,
    List<Lane> lanes,
    List<Bar> bars,
    List<Tick> ticks,
    List<Cut> cuts,
    List<Row> rows,
    int context,
    int omitted,
    int named,
    int total) {

  /** A process. {@code top} and {@code bottom} bound the lane, {@code middle} is its bars'. */
  public record Lane(String label, double top, double bottom, double middle) {}

  /**
   * An operation.
   *
   * @param style the classes for the style sheet: the outcome, and {@code named} or {@code context}
   * @param title all that is known of it
   * @param label what stands above it; null for the context
   */
  public record Bar(
      String style,
      double x,
      double y,
      double width,
      double height,
      String title,
      String label,
      double labelX,
      double labelY) {}

  /** A moment, in milliseconds from the start of the test. */
  public record Tick(double x, String label) {}

  /** A stretch that was cut out, with its length. */
  public record Cut(double x, double width, String label) {}

  /** An operation as a row; {@code named} by the finding or context. */
  public record Row(
      boolean named,
      int index,
      int process,
      String f,
      String input,
      String output,
      String outcome,
      String error,
      String started,
      String ended) {}

  private static final double WIDTH = 1060;
  private static final double LEFT = 92;
  private static final double RIGHT = WIDTH - 12;
  private static final double AXIS_HEIGHT = 24;

  /**
   * Draws operations of a history, and others that ran at the same time.
   *
   * @param indices of their invocations
   * @return empty if the history has none of them
   */
  public static Optional<TimeLine> of(History history, List<Integer> indices) {
    Selection selection = Selection.of(history, indices);
    return selection.named().isEmpty()
        ? Optional.empty()
        : Optional.of(draw(selection, history.operations().size()));
  }

  private static TimeLine draw(Selection selection, int total) {
    TimeAxis axis =
        new TimeAxis(
            selection.named().stream()
                .map(operation -> Span.of(operation, selection.openLength()))
                .toList(),
            LEFT,
            RIGHT);
    Map<Integer, List<Operation>> byProcess =
        Stream.concat(selection.named().stream(), selection.context().stream())
            .sorted(Comparator.comparingInt(Operation::index))
            .collect(Collectors.groupingBy(Operation::process, TreeMap::new, Collectors.toList()));
    List<Lane> lanes = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    double top = 0;
    for (var process : byProcess.entrySet()) {
      LaneLayout layout = new LaneLayout(axis, RIGHT, selection, process.getValue());
      bars.addAll(layout.bars(top));
      lanes.add(layout.lane("process " + process.getKey(), top));
      top += layout.height();
    }
    return new TimeLine(
        WIDTH,
        top + AXIS_HEIGHT,
        top,
        lanes,
        bars,
        axis.ticks(),
        axis.cuts(),
        rows(selection),
        selection.context().size(),
        selection.omitted(),
        selection.named().size() + selection.omitted(),
        total);
  }

  private static List<Row> rows(Selection selection) {
    return Stream.concat(selection.named().stream(), selection.context().stream())
        .sorted(Comparator.comparingInt(Operation::index))
        .map(operation -> row(operation, selection.named().contains(operation)))
        .toList();
  }

  private static Row row(Operation operation, boolean named) {
    return new Row(
        named,
        operation.index(),
        operation.process(),
        operation.f().name(),
        OperationText.value(operation.input()),
        operation.completion() == null ? "–" : OperationText.value(operation.output()),
        OperationText.outcome(operation),
        OperationText.error(operation),
        OperationText.started(operation),
        OperationText.ended(operation));
  }
}
