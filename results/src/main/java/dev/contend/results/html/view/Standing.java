package dev.contend.results.html.view;

import dev.contend.results.html.view.Holding.AtLevel;
import dev.contend.results.html.view.Holding.Cell;
import dev.contend.results.html.view.Holding.Extent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a strategy does at one isolation setting. What comes first outweighs what comes later. */
enum Standing {
  BREAKS("broken", "✗", "breaks"),
  UNKNOWN("unknown", "?", "unknown"),
  /** No anomaly, although it is graded to break. */
  NOT_SHOWN("not shown to break", "?", "not shown to break"),
  HOLDS("held", "✓", "holds"),
  NOT_RUN("not run", "–", "not run"),
  NOT_APPLICABLE("n/a", "–", "n/a");

  private final String word;
  private final String sign;
  private final String verb;

  Standing(String word, String sign, String verb) {
    this.word = word;
    this.sign = sign;
    this.verb = verb;
  }

  /** What a strategy does there: {@code holds}. */
  String verb() {
    return verb;
  }

  /** Of several drivers together. */
  static Standing of(List<Standing> drivers) {
    return drivers.stream().min(Enum::compareTo).orElse(NOT_RUN);
  }

  /** Of several isolation settings together, each with its name; one alone is not all there are. */
  static Cell summary(Map<String, Standing> settings) {
    Map<Standing, List<String>> names = new EnumMap<>(Standing.class);
    settings.forEach(
        (name, standing) -> names.computeIfAbsent(standing, s -> new ArrayList<>()).add(name));
    if (settings.size() == 1 && names.containsKey(HOLDS)) {
      return new Cell(Extent.ALL, names.get(HOLDS).get(0), levels(settings));
    }
    if (settings.size() == 1 && names.containsKey(BREAKS)) {
      return new Cell(Extent.NONE, "not at " + names.get(BREAKS).get(0), levels(settings));
    }
    List<String> holds = names.getOrDefault(HOLDS, List.of());
    boolean breaks = names.containsKey(BREAKS);
    if (holds.isEmpty() && names.size() == 1 && !breaks) {
      Standing only = names.keySet().iterator().next();
      Extent extent = only.compareTo(HOLDS) < 0 ? Extent.UNKNOWN : Extent.NOTHING;
      return new Cell(extent, only.word, levels(settings));
    }
    List<String> others =
        settings.entrySet().stream()
            .filter(each -> each.getValue() != HOLDS && each.getValue() != NOT_APPLICABLE)
            .map(each -> each.getKey() + (each.getValue() == BREAKS ? "" : each.getValue().said()))
            .toList();
    List<String> words = new ArrayList<>();
    boolean but = others.size() == 1 && holds.size() > 1;
    if (!holds.isEmpty()) {
      words.add(held(holds, others, but, breaks));
    } else if (breaks) {
      words.add("none");
    }
    names.forEach(
        (standing, where) -> {
          boolean saidAlready = standing == BREAKS || standing == HOLDS;
          if (!saidAlready && (!but || standing == NOT_APPLICABLE)) {
            words.add(standing.word + " at " + String.join(", ", where));
          }
        });
    return new Cell(
        extent(holds, others, breaks, names), String.join("; ", words), levels(settings));
  }

  private static List<AtLevel> levels(Map<String, Standing> settings) {
    return settings.entrySet().stream()
        .map(each -> new AtLevel(each.getKey(), each.getValue().sign, each.getValue().verb))
        .toList();
  }

  private String said() {
    return " (" + word + ")";
  }

  private static String held(List<String> holds, List<String> others, boolean but, boolean breaks) {
    if (others.isEmpty()) {
      return "all";
    }
    if (but) {
      return "all but " + others.get(0);
    }
    return String.join(", ", holds) + (holds.size() == 1 && breaks ? " only" : "");
  }

  private static Extent extent(
      List<String> holds, List<String> others, boolean breaks, Map<Standing, List<String>> names) {
    if (!holds.isEmpty()) {
      return others.isEmpty() ? Extent.ALL : Extent.SOME;
    }
    if (breaks) {
      return Extent.NONE;
    }
    return names.containsKey(UNKNOWN) || names.containsKey(NOT_SHOWN)
        ? Extent.UNKNOWN
        : Extent.NOTHING;
  }
}
