package dev.contend.results.html.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where a moment stands on a time line. Stretches between the spans of interest that are long
 * compared with them are cut out: operations that last a millisecond and stand a second apart would
 * be hairlines otherwise.
 */
final class TimeAxis {
  private static final double LONG_GAP = 0.5;
  private static final double MARGIN = 0.04;
  private static final double WIDEST_CUT = 28;
  private static final double MOST_CUT = 0.3;
  private static final double TICK_DISTANCE = 90;
  private static final double NANOS_IN_MS = 1e6;

  private record Segment(Span span, double left, double right) {
    double x(long time) {
      double share = (double) (time - span.start()) / span.length();
      return left + share * (right - left);
    }
  }

  private final double cutWidth;
  private final List<Segment> segments = new ArrayList<>();

  /**
   * @param spans at least one; what the axis has to show
   * @param left where it begins
   * @param right where it ends
   */
  TimeAxis(List<Span> spans, double left, double right) {
    List<Span> kept = merge(spans);
    cutWidth = Math.min(WIDEST_CUT, MOST_CUT * (right - left) / kept.size());
    double drawn = right - left - (kept.size() - 1) * cutWidth;
    double total = kept.stream().mapToDouble(Span::length).sum();
    // Half of the width is shared evenly, so that no stretch is too narrow to read.
    double even = kept.size() == 1 ? 0 : 0.5 * drawn / kept.size();
    double x = left;
    for (Span span : kept) {
      double width = even + (drawn - even * kept.size()) * span.length() / total;
      segments.add(new Segment(span, x, x + width));
      x += width + cutWidth;
    }
  }

  private static List<Span> merge(List<Span> spans) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(Span::start)).toList();
    long longest = Math.max(1000, sorted.stream().mapToLong(Span::length).max().orElseThrow());
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.start() - last.end() <= longest * LONG_GAP) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    long margin = Math.max(1, (long) (longest * MARGIN));
    return merged.stream().map(s -> new Span(s.start() - margin, s.end() + margin)).toList();
  }

  /** Where that moment stands; at an end of the axis if it lies beyond. */
  double x(long time) {
    Segment before = null;
    for (Segment segment : segments) {
      if (time < segment.span.start()) {
        return before == null ? segment.left : between(before, segment, time);
      }
      if (time <= segment.span.end()) {
        return segment.x(time);
      }
      before = segment;
    }
    return before.right;
  }

  private static double between(Segment before, Segment after, long time) {
    double share = (double) (time - before.span.end()) / (after.span.start() - before.span.end());
    return before.right + share * (after.left - before.right);
  }

  List<TimeLine.Cut> cuts() {
    List<TimeLine.Cut> cuts = new ArrayList<>();
    for (int i = 1; i < segments.size(); i++) {
      Segment before = segments.get(i - 1);
      Segment after = segments.get(i);
      double ms = (after.span.start() - before.span.end()) / NANOS_IN_MS;
      cuts.add(
          new TimeLine.Cut(
              Math.round(before.right * 10) / 10.0,
              cutWidth,
              format(ms, ms < 10 ? 1 : 0) + " ms left out"));
    }
    return cuts;
  }

  List<TimeLine.Tick> ticks() {
    List<TimeLine.Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (Segment segment : segments) {
      double start = segment.span.start() / NANOS_IN_MS;
      double end = segment.span.end() / NANOS_IN_MS;
      double step = step((end - start) * TICK_DISTANCE / (segment.right - segment.left));
      int decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
      for (long n = (long) Math.ceil(start / step); n * step <= end; n++) {
        double x = segment.x(Math.round(n * step * NANOS_IN_MS));
        if (x >= free) {
          ticks.add(new TimeLine.Tick(Math.round(x * 10) / 10.0, format(n * step, decimals)));
          free = x + TICK_DISTANCE * 0.7;
        }
      }
    }
    return ticks;
  }

  /** The smallest of 1, 2 or 5 times a power of ten that is not below {@code least}. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String format(double ms, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", ms);
  }
}
