package dev.contend.results.html.timeline;

import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** Places the bars of one process, and above them their labels so that none covers another. */
final class LaneLayout {
  private static final double BAR_HEIGHT = 14;
  private static final double PADDING = 6;
  private static final double LABEL_HEIGHT = 15;
  private static final double LABEL_GAP = 10;
  private static final double CHARACTER_WIDTH = 6.7;
  private static final double NARROWEST_BAR = 3;

  private final TimeAxis axis;
  private final double right;
  private final Selection selection;
  private final List<Operation> operations;
  private final List<Label> labels = new ArrayList<>();
  private int labelRows;

  private record Label(String text, double left, double right, int row) {
    boolean covers(Label other) {
      return row == other.row && left < other.right + LABEL_GAP && other.left < right + LABEL_GAP;
    }
  }

  /**
   * @param right where the drawing ends
   * @param operations of the process, in order
   */
  LaneLayout(TimeAxis axis, double right, Selection selection, List<Operation> operations) {
    this.axis = axis;
    this.right = right;
    this.selection = selection;
    this.operations = operations;
    operations.forEach(operation -> labels.add(named(operation) ? place(operation) : null));
  }

  private boolean named(Operation operation) {
    return selection.named().contains(operation);
  }

  private Label place(Operation operation) {
    String text = "#%d %s".formatted(operation.index(), OperationText.label(operation));
    double width = text.codePointCount(0, text.length()) * CHARACTER_WIDTH;
    double left = Math.min(axis.x(operation.invocation().time()), right - width);
    for (int row = 0; ; row++) {
      Label label = new Label(text, left, left + width, row);
      if (labels.stream().noneMatch(other -> other != null && other.covers(label))) {
        labelRows = Math.max(labelRows, row + 1);
        return label;
      }
    }
  }

  double height() {
    return labelRows * LABEL_HEIGHT + BAR_HEIGHT + 2 * PADDING;
  }

  TimeLine.Lane lane(String name, double top) {
    return new TimeLine.Lane(name, top, top + height(), top + height() - PADDING - BAR_HEIGHT / 2);
  }

  List<TimeLine.Bar> bars(double top) {
    double barTop = top + height() - PADDING - BAR_HEIGHT;
    List<TimeLine.Bar> bars = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      bars.add(bar(operations.get(i), labels.get(i), barTop));
    }
    return bars;
  }

  private TimeLine.Bar bar(Operation operation, Label label, double barTop) {
    Span span = Span.of(operation, selection.openLength());
    double x = axis.x(span.start());
    return new TimeLine.Bar(
        OperationText.outcome(operation) + (label == null ? " context" : " named"),
        tenth(x),
        barTop,
        tenth(Math.max(NARROWEST_BAR, axis.x(span.end()) - x)),
        BAR_HEIGHT,
        OperationText.full(operation),
        label == null ? null : label.text,
        label == null ? 0 : tenth(label.left),
        label == null ? 0 : barTop - 4 - label.row * LABEL_HEIGHT);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
