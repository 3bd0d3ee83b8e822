package dev.contend.harness.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;

/** A table with titles: rows and columns in the order in which they first came. */
final class Matrix {
  private static final String GAP = "  ";

  private final String corner;
  private final Set<String> columns = new LinkedHashSet<>();
  private final Map<String, Map<String, Text>> rows = new LinkedHashMap<>();

  Matrix(String corner) {
    this.corner = corner;
  }

  void put(String row, String column, Text cell) {
    columns.add(column);
    rows.computeIfAbsent(row, name -> new LinkedHashMap<>()).put(column, cell);
  }

  /** The table as lines, each cell as wide as its column needs. */
  List<String> lines() {
    List<List<Text>> table = new ArrayList<>();
    List<Text> titles = new ArrayList<>();
    titles.add(text("@|bold " + corner + "|@"));
    columns.forEach(column -> titles.add(text("@|bold " + column + "|@")));
    table.add(titles);
    rows.forEach(
        (row, cells) -> {
          List<Text> line = new ArrayList<>();
          line.add(text(row));
          columns.forEach(column -> line.add(cells.getOrDefault(column, text("-"))));
          table.add(line);
        });
    int[] widths = new int[columns.size() + 1];
    for (List<Text> line : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).plainString().length());
      }
    }
    return table.stream().map(line -> join(line, widths)).toList();
  }

  private static Text text(String markup) {
    return Ansi.AUTO.new Text(markup);
  }

  private static String join(List<Text> line, int[] widths) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      joined.append(i == 0 ? "" : GAP).append(line.get(i));
      if (i + 1 < widths.length) {
        joined.append(" ".repeat(widths[i] - line.get(i).plainString().length()));
      }
    }
    return joined.toString();
  }
}
