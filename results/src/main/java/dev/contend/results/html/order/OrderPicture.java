package dev.contend.results.html.order;

import dev.contend.results.html.timeline.OperationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything stands in a picture of operations. From left to right go events, not time: each
 * invocation and return has the same room, so that operations that ran at the same moment can be
 * told apart. As wide as they need; whoever shows it lets people scroll.
 *
 * @param lanes one for each process
 * @param bars one for each operation, in the order of their invocations
 * @param omitted how many operations were too many to draw
 * @param ordered whether the operations have places
 */
public record OrderPicture(
    double width, double height, List<Lane> lanes, List<Bar> bars, int omitted, boolean ordered) {

  /** A process. */
  public record Lane(String label, double bottom, double middle) {}

  /**
   * An operation.
   *
   * @param style the classes for the style sheet
   * @param label as much as fits into the bar; empty if that is too little
   * @param point where it takes effect, or null
   */
  public record Bar(
      DrawnOperation operation,
      String style,
      double x,
      double y,
      double width,
      String label,
      Double point) {

    /** The call; of a very long one the beginning. */
    public String call() {
      return OperationText.cut(operation.call());
    }

    /** All that is known of it. */
    public String title() {
      return "operation %d, process %d: %s; %s%s%s"
          .formatted(
              operation.index(),
              operation.process(),
              call(),
              operation.place() > 0 ? "number " + operation.place() + ", " : "",
              operation.state().words(),
              operation.note().isEmpty() ? "" : "; " + operation.note());
    }
  }

  /** More than that would be too much for a page. */
  public static final int MOST = 10_000;

  /** The height of a bar. */
  public static final double BAR_HEIGHT = 16;

  private static final double LANE_HEIGHT = 24;
  private static final double LEFT = 96;
  private static final double RIGHT = 24;
  private static final double CHARACTER_WIDTH = 6.7;
  private static final double PADDING = 8;
  private static final double WIDTH_OF_FEW = 2_400;
  private static final double WIDEST_STEP = 72;
  private static final double NARROWEST_STEP = 8;

  /** As wide as a page is at most, so that of a few operations the bars say what they are. */
  private static final double WIDTH_OF_PAGE = 940;

  private static final int LONGEST_LABEL = 48;
  private static final int SHORTEST_LABEL = 8;

  /**
   * Draws operations.
   *
   * @param operations in any order; of more than {@value #MOST} the first are drawn, or the last if
   *     one of those has no place
   */
  public static OrderPicture of(List<DrawnOperation> operations) {
    List<DrawnOperation> drawn = someOf(operations);
    int[] events =
        drawn.stream()
            .flatMapToInt(one -> java.util.stream.IntStream.of(one.index(), one.returned()))
            .filter(event -> event != DrawnOperation.NEVER)
            .sorted()
            .distinct()
            .toArray();
    double step = step(drawn, events.length);
    Map<Integer, Double> points = points(drawn, events);
    Map<Integer, Integer> laneOf = new TreeMap<>();
    drawn.forEach(one -> laneOf.put(one.process(), 0));
    List<Lane> lanes = new ArrayList<>();
    for (Map.Entry<Integer, Integer> process : laneOf.entrySet()) {
      process.setValue(lanes.size());
      double top = lanes.size() * LANE_HEIGHT;
      lanes.add(new Lane("process " + process.getKey(), top + LANE_HEIGHT, top + LANE_HEIGHT / 2));
    }
    List<Bar> bars = new ArrayList<>();
    for (DrawnOperation one : drawn) {
      double x = LEFT + step * rank(events, one.index());
      int end =
          one.returned() == DrawnOperation.NEVER ? events.length : rank(events, one.returned());
      double width = Math.max(step / 2, LEFT + step * end - x);
      Double point = points.get(one.index());
      bars.add(
          new Bar(
              one,
              one.state().name().toLowerCase(Locale.ROOT)
                  + (one.returned() == DrawnOperation.NEVER ? " open" : ""),
              tenth(x),
              laneOf.get(one.process()) * LANE_HEIGHT + (LANE_HEIGHT - BAR_HEIGHT) / 2,
              tenth(width),
              label(one, width),
              point == null ? null : tenth(LEFT + step * point)));
    }
    return new OrderPicture(
        Math.ceil(LEFT + step * events.length + RIGHT),
        lanes.size() * LANE_HEIGHT,
        lanes,
        bars,
        operations.size() - drawn.size(),
        !points.isEmpty());
  }

  private static double step(List<DrawnOperation> drawn, int events) {
    double each =
        Math.max(NARROWEST_STEP, Math.min(WIDEST_STEP, WIDTH_OF_FEW / Math.max(1, events)));
    double wanted =
        drawn.stream()
            .mapToDouble(one -> widthOf(Math.min(LONGEST_LABEL, length(one.call()))))
            .max()
            .orElse(0);
    return Math.max(each, Math.min(wanted, WIDTH_OF_PAGE / Math.max(1, events)));
  }

  /** Whether one of them failed. */
  public boolean failures() {
    return bars.stream().anyMatch(bar -> bar.operation().state() == DrawnOperation.State.FAILED);
  }

  private static List<DrawnOperation> someOf(List<DrawnOperation> operations) {
    List<DrawnOperation> all =
        operations.stream().sorted(Comparator.comparingInt(DrawnOperation::index)).toList();
    if (all.size() <= MOST) {
      return all;
    }
    boolean last =
        all.stream().skip(MOST).anyMatch(one -> one.state() == DrawnOperation.State.UNPLACEABLE);
    return last ? all.subList(all.size() - MOST, all.size()) : all.subList(0, MOST);
  }

  /**
   * Where each operation that has a place takes effect: behind its invocation and behind the one
   * before it in the order. Those that fall between the same two events share the room there.
   */
  private static Map<Integer, Double> points(List<DrawnOperation> drawn, int[] events) {
    List<DrawnOperation> inOrder =
        drawn.stream()
            .filter(one -> one.place() > 0)
            .sorted(Comparator.comparingInt(DrawnOperation::place))
            .toList();
    Map<Integer, Integer> sharing = new HashMap<>();
    int[] gaps = new int[inOrder.size()];
    int last = 0;
    for (int i = 0; i < gaps.length; i++) {
      last = Math.max(last, rank(events, inOrder.get(i).index()));
      gaps[i] = last;
      sharing.merge(last, 1, Integer::sum);
    }
    Map<Integer, Double> points = new HashMap<>();
    int number = 0;
    for (int i = 0; i < gaps.length; i++) {
      number = i > 0 && gaps[i] == gaps[i - 1] ? number + 1 : 1;
      points.put(inOrder.get(i).index(), gaps[i] + number / (double) (sharing.get(gaps[i]) + 1));
    }
    return points;
  }

  private static int rank(int[] events, int event) {
    return Arrays.binarySearch(events, event);
  }

  private static String label(DrawnOperation one, double width) {
    int room = (int) ((width - PADDING) / CHARACTER_WIDTH);
    if (length(one.call()) <= room) {
      return one.call();
    }
    return room < SHORTEST_LABEL
        ? ""
        : one.call().substring(0, one.call().offsetByCodePoints(0, room - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static double widthOf(int characters) {
    return Math.ceil(characters * CHARACTER_WIDTH) + PADDING;
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
