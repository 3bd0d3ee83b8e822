package dev.contend.checkers.benchmarks;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Draws how time and heap grow as SVG, both axes by powers of ten, with a line of slope n log n
 * beside them.
 *
 * @param page the background
 * @param series the colours of the subjects, in their order
 */
record GrowthPicture(String page, String text, String muted, String line, List<String> series) {
  static final GrowthPicture LIGHT =
      new GrowthPicture(
          "#ffffff",
          "#1d2329",
          "#56606b",
          "#d3d9df",
          List.of("#1f5fa8", "#b0540c", "#1c7a4c", "#8a3ea8"));
  static final GrowthPicture DARK =
      new GrowthPicture(
          "#14181c",
          "#e3e8ed",
          "#a0abb6",
          "#384149",
          List.of("#6fb0f5", "#f0a35e", "#6fd09a", "#cf94e8"));

  private static final int WIDTH = 900;
  private static final int HEIGHT = 360;
  private static final int PANEL = WIDTH / 2;
  private static final int LEFT = 64;
  private static final int RIGHT = 120;
  private static final int TOP = 40;
  private static final int BOTTOM = 52;
  private static final int BETWEEN_LABELS = 15;

  /** What no measurement of the heap is finer than. */
  private static final long LEAST_HEAP = 10_000;

  /** A curve and the word at its end. */
  private record Curve(String name, String colour, boolean dashed, Map<Integer, Double> points) {
    double last() {
      return points.values().stream().reduce((a, b) -> b).orElseThrow();
    }
  }

  /** One of the two diagrams: where its left edge is, and which values are at its edges. */
  private record Panel(int x, double low, double high, double from, double to) {
    double across(double operations) {
      double share = Math.log(operations / from) / Math.log(to / from);
      return x + LEFT + share * (PANEL - LEFT - RIGHT);
    }

    double down(double value) {
      double share = Math.log(value / low) / Math.log(high / low);
      return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
  }

  String of(List<GrowthTable.Row> rows, String counted) {
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"13\">",
        WIDTH,
        HEIGHT);
    add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", page);
    panel(svg, 0, "time of a check, ms", counted, rows, row -> row.nanos() / 1e6);
    panel(
        svg,
        PANEL,
        "heap beyond the history, MB",
        counted,
        rows,
        row -> Math.max(row.heap(), LEAST_HEAP) / 1e6);
    return svg.append("</svg>\n").toString();
  }

  private void panel(
      StringBuilder svg,
      int x,
      String title,
      String counted,
      List<GrowthTable.Row> rows,
      ToDoubleFunction<GrowthTable.Row> value) {
    List<Curve> curves = curves(rows, value);
    List<Double> values = curves.stream().flatMap(c -> c.points().values().stream()).toList();
    List<Integer> sizes =
        rows.stream().map(GrowthTable.Row::operations).distinct().sorted().toList();
    Panel panel =
        new Panel(
            x,
            power(Math.floor(Math.log10(Collections.min(values)))),
            power(Math.ceil(Math.log10(Collections.max(values)))),
            sizes.get(0),
            sizes.get(sizes.size() - 1));
    word(svg, x + LEFT, TOP - 16, "start", text, title);
    for (int size : sizes) {
      double at = panel.across(size);
      word(svg, at, HEIGHT - BOTTOM + 20, "middle", muted, powerOfTen(size));
      rule(svg, at, panel.down(panel.low()), at, panel.down(panel.high()));
    }
    double middle = x + LEFT + (PANEL - LEFT - RIGHT) / 2.0;
    word(svg, middle, HEIGHT - 10, "middle", muted, counted);
    for (double at = panel.low(); at < panel.high() * 2; at *= 10) {
      String label = String.format(Locale.ROOT, at < 1 ? "%s" : "%,.0f", at);
      word(svg, x + LEFT - 8, panel.down(at) + 4, "end", muted, label);
      rule(
          svg,
          panel.across(panel.from()),
          panel.down(at),
          panel.across(panel.to()),
          panel.down(at));
    }
    double above = TOP - BETWEEN_LABELS;
    for (Curve curve : curves) {
      draw(svg, panel, curve);
      above = Math.max(above + BETWEEN_LABELS, panel.down(curve.last()) + 4);
      word(svg, panel.across(panel.to()) + 10, above, "start", curve.colour(), curve.name());
    }
  }

  /** The subjects' and that of n log n, the one that ends highest first. */
  private List<Curve> curves(List<GrowthTable.Row> rows, ToDoubleFunction<GrowthTable.Row> value) {
    List<Curve> curves = new ArrayList<>();
    rows.stream()
        .collect(groupingBy(GrowthTable.Row::subject, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (subject, its) -> {
              Map<Integer, Double> points = new LinkedHashMap<>();
              its.forEach(row -> points.put(row.operations(), value.applyAsDouble(row)));
              curves.add(new Curve(subject, series.get(curves.size()), false, points));
            });
    Map<Integer, Double> slope = new LinkedHashMap<>();
    Curve lowest = Collections.min(curves, Comparator.comparingDouble(Curve::last));
    double scale = lowest.last() / 3 / steps(Collections.max(lowest.points().keySet()));
    lowest.points().keySet().forEach(size -> slope.put(size, scale * steps(size)));
    curves.add(new Curve("n log n", muted, true, slope));
    curves.sort(Comparator.comparingDouble(Curve::last).reversed());
    return curves;
  }

  private static double steps(double operations) {
    return operations * Math.log(operations);
  }

  private static void draw(StringBuilder svg, Panel panel, Curve curve) {
    String points =
        curve.points().entrySet().stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        panel.across(point.getKey()),
                        panel.down(point.getValue())))
            .collect(Collectors.joining(" "));
    add(
        svg,
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\"%s\"/>",
        curve.colour(),
        curve.dashed() ? " stroke-dasharray=\"5 5\"" : "",
        points);
  }

  private void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
    add(
        svg,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1,
        y1,
        x2,
        y2,
        line);
  }

  private static void word(
      StringBuilder svg, double x, double y, String anchor, String colour, String word) {
    add(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x,
        y,
        anchor,
        colour,
        word);
  }

  private static String powerOfTen(int size) {
    return "10<tspan dy=\"-5\" font-size=\"10\">%d</tspan>".formatted(Math.round(Math.log10(size)));
  }

  private static double power(double exponent) {
    return Math.pow(10, exponent);
  }

  private static void add(StringBuilder svg, String form, Object... parts) {
    svg.append(String.format(Locale.ROOT, form, parts)).append('\n');
  }
}
