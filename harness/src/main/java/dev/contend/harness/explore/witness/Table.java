package dev.contend.harness.explore.witness;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a trace: a column for each session, a row for each step. */
final class Table {
  private static final int NARROWEST = 12;
  private static final String BETWEEN = " │ ";

  private final Trace trace;
  private final int numbers;
  private final int column;
  private final StringBuilder out = new StringBuilder();
  private final Set<OperationId> begun = new HashSet<>();

  private Table(Trace trace, int width) {
    this.trace = trace;
    int last = trace.steps().stream().mapToInt(TraceStep::number).max().orElse(0);
    this.numbers = String.valueOf(last + 1).length();
    int lanes = trace.lanes().size();
    this.column = Math.max(NARROWEST, (width - numbers - lanes * BETWEEN.length()) / lanes);
  }

  /** The table, as wide as said unless that leaves too little for the columns. */
  static String of(Trace trace, int width) {
    Table table = new Table(trace, width);
    table.head();
    List<TraceStep> waiting = new ArrayList<>();
    for (TraceStep step : trace.steps()) {
      table.wentOn(waiting, step.number());
      table.began(step);
      if (step.waited()) {
        waiting.add(step);
      }
    }
    table.wentOn(waiting, Integer.MAX_VALUE);
    return table.out.toString();
  }

  private void head() {
    for (int line = 0; line < 2; line++) {
      out.append((line == 0 ? " " : "─").repeat(numbers));
      for (String lane : trace.lanes()) {
        out.append(line == 0 ? BETWEEN : "─┼─");
        out.append(line == 0 ? Wrapping.fill(Wrapping.plain(lane), column) : "─".repeat(column));
      }
      endLine();
    }
  }

  /** Rows of those that returned before the choice of that number. */
  private void wentOn(List<TraceStep> waiting, int number) {
    List<TraceStep> back =
        waiting.stream()
            .filter(step -> step.returned() < number)
            .sorted(Comparator.comparingInt(TraceStep::returned))
            .toList();
    for (TraceStep step : back) {
      List<String> cell = new ArrayList<>(List.of("goes on from " + (step.number() + 1)));
      came(step, cell);
      row("", step.lane(), cell);
    }
    waiting.removeAll(back);
  }

  private void began(TraceStep step) {
    List<String> cell = new ArrayList<>();
    if (begun.add(step.operation())) {
      trace.operations().stream()
          .filter(run -> run.id().equals(step.operation()))
          .forEach(run -> cell.add("[" + run.name() + "]"));
    }
    String parameters =
        step.step().parameters().stream()
            .filter(one -> !one.isEmpty())
            .map(one -> " (" + String.join(", ", one) + ")")
            .collect(Collectors.joining());
    cell.add(step.step().text().strip() + parameters);
    if (step.waited()) {
      cell.add(waits(step));
    } else {
      came(step, cell);
    }
    row(String.valueOf(step.number() + 1), step.lane(), cell);
  }

  /** Adds what came back, if anything did. */
  private static void came(TraceStep step, List<String> cell) {
    if (!step.outcome().isBlank()) {
      cell.add("→ " + step.outcome());
    }
  }

  private String waits(TraceStep step) {
    String whom =
        step.waitedFor().stream()
            .sorted()
            .map(trace.lanes()::get)
            .collect(Collectors.joining(" and "));
    return whom.isEmpty() ? "waits" : "waits for " + whom;
  }

  private void row(String number, int lane, List<String> cell) {
    String shown = " ".repeat(numbers - number.length()) + number;
    for (String paragraph : cell) {
      for (String line : Wrapping.wrap(paragraph, column)) {
        out.append(shown);
        for (int i = 0; i < trace.lanes().size(); i++) {
          out.append(BETWEEN).append(Wrapping.fill(i == lane ? line : "", column));
        }
        endLine();
        shown = " ".repeat(numbers);
      }
    }
  }

  private void endLine() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    out.append('\n');
  }
}
