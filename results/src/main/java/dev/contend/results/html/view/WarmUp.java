package dev.contend.results.html.view;

import dev.contend.results.BenchRecord.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The throughput of one Java process by iterations, as a line: is it flat where it was measured?
 *
 * @param points of an SVG polyline in a box of {@link #WIDTH} by {@link #HEIGHT}
 * @param measuredFrom where on the x axis measuring begins
 * @param words the same for who does not see it
 * @param flat whether the second half of what was measured is no faster than the first by more than
 *     a tenth
 */
public record WarmUp(String points, String measuredFrom, String words, boolean flat) {
  /** Of the box. */
  public static final int WIDTH = 100;

  /** Of the box. */
  public static final int HEIGHT = 24;

  private static final double MOST_GAIN = 1.1;

  static WarmUp of(Curve curve) {
    List<Double> all = new ArrayList<>(curve.warmup());
    all.addAll(curve.measured());
    double highest = all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double step = all.size() < 2 ? 0 : (double) WIDTH / (all.size() - 1);
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      double y = highest == 0 ? HEIGHT : HEIGHT - 1 - (HEIGHT - 2) * all.get(i) / highest;
      points.append(i == 0 ? "" : " ").append(number(i * step)).append(',').append(number(y));
    }
    double from = curve.warmup().isEmpty() ? 0 : (curve.warmup().size() - 0.5) * step;
    return new WarmUp(
        points.toString(),
        number(from),
        "warming up: %s; measured: %s".formatted(words(curve.warmup()), words(curve.measured())),
        flat(curve.measured()));
  }

  private static boolean flat(List<Double> measured) {
    int half = measured.size() / 2;
    double first = mean(measured.subList(0, half));
    double second = mean(measured.subList(measured.size() - half, measured.size()));
    return half == 0 || second <= first * MOST_GAIN;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static String words(List<Double> values) {
    return values.isEmpty()
        ? Figures.NOTHING
        : String.join(" ", values.stream().map(Figures::decimal).toList());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
