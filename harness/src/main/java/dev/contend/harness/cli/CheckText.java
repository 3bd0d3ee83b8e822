package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Dependencies;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.Linearization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Text;

/** What {@code check} prints. */
final class CheckText {
  private static final int MOST_SHOWN = 100;

  private final Terminal terminal;

  CheckText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One file: each checker and each anomaly. */
  void print(CheckedFile checked, boolean guessed, boolean explain) {
    Verdict all = checked.verdict();
    terminal.out.println(terminal.verdict(all.word(), all.word()) + ": " + checked.file());
    if (guessed) {
      terminal.out.println(
          "Judged as "
              + checked.model()
              + ", by the names of its operations; --model says otherwise.");
    }
    Matrix table = new Matrix("checker");
    checked
        .verdicts()
        .forEach(
            (name, verdict) -> {
              table.put(name, "verdict", signed(verdict));
              table.put(name, "coverage", terminal.plain(verdict.coverage()));
            });
    table.lines().forEach(terminal.out::println);
    printAnomalies(checked, explain);
  }

  /**
   * Several files: a line for each.
   *
   * @param unreadable how many others could not be judged, of which was told before
   */
  void print(List<CheckedFile> files, int unreadable, boolean explain) {
    Matrix table = new Matrix("file");
    for (CheckedFile checked : files) {
      String file = checked.file().toString();
      Verdict verdict = checked.verdict();
      table.put(file, "model", terminal.plain(checked.model()));
      table.put(file, "operations", terminal.plain("%,d".formatted(checked.operations())));
      table.put(file, "verdict", signed(verdict));
      table.put(
          file, "seconds", terminal.plain(String.format(Locale.ROOT, "%.3f", checked.seconds())));
      table.put(file, "coverage", terminal.plain(verdict.coverage()));
    }
    table.lines().forEach(terminal.out::println);
    long valid = count(files, "valid");
    long invalid = count(files, "invalid");
    terminal.out.printf(
        "%n%,d files: %,d valid, %,d invalid, %,d unknown%s.%n",
        files.size() + unreadable,
        valid,
        invalid,
        files.size() - valid - invalid,
        unreadable == 0 ? "" : ", %,d not to be read".formatted(unreadable));
    if (explain) {
      for (CheckedFile checked : files) {
        if (!checked.verdict().anomalies().isEmpty()) {
          terminal.out.println();
          terminal.out.println(terminal.bold(checked.file().toString()));
          printAnomalies(checked, true);
        }
      }
    }
  }

  private static long count(List<CheckedFile> files, String word) {
    return files.stream().filter(file -> file.verdict().word().equals(word)).count();
  }

  private Text signed(Verdict verdict) {
    String word = verdict.word();
    return terminal.verdict(word, terminal.sign(word) + " " + word);
  }

  private void printAnomalies(CheckedFile checked, boolean explain) {
    for (Anomaly anomaly : checked.verdict().anomalies()) {
      terminal.out.println();
      terminal.out.println(terminal.bold(anomaly.kind()));
      terminal.out.println(anomaly.message());
      if (explain) {
        explain(checked.history(), anomaly);
      }
    }
  }

  private void explain(History history, Anomaly anomaly) {
    if (anomaly.explanation() instanceof Dependencies why) {
      DependencyText.transactions(why).forEach(terminal.out::println);
      DependencyText.steps(why).forEach(step -> terminal.out.println("  - " + step));
      DependencyText.facts(why).forEach(fact -> terminal.out.println("- " + fact));
      return;
    }
    if (!anomaly.operations().isEmpty()) {
      operations(history, anomaly).forEach(terminal.out::println);
    }
    if (anomaly.explanation() instanceof NoOrder why) {
      ExplanationText.facts(why).forEach(fact -> terminal.out.println("- " + fact));
      ExplanationText.candidates(history, why).forEach(line -> terminal.out.println("  - " + line));
    }
  }

  /** For each key an order of the operations. */
  void print(History history, List<Linearization> orders) {
    for (Linearization order : orders) {
      terminal.out.println();
      terminal.out.printf(
          "An order%s in which each operation gives the answer that it gave:%n",
          order.key() == null ? "" : " on key " + EdnWriter.toString(order.key()));
      List<Integer> shown =
          order.operations().subList(0, Math.min(MOST_SHOWN, order.operations().size()));
      for (int index : shown) {
        Operation operation = history.operation(index);
        terminal.out.printf(
            "  %d (process %d): %s%n", index, operation.process(), ExplanationText.call(operation));
      }
      if (shown.size() < order.operations().size()) {
        terminal.out.printf(
            "  and %,d more, which --html shows%n", order.operations().size() - shown.size());
      }
    }
  }

  /** The operations that show it, in the order of the history. */
  private List<String> operations(History history, Anomaly anomaly) {
    Matrix table = new Matrix("operation");
    List<Integer> all = anomaly.operations().stream().distinct().sorted().toList();
    int left = Math.max(0, all.size() - MOST_SHOWN);
    for (int index : all.subList(left, all.size())) {
      Operation operation = history.operation(index);
      String row = Integer.toString(index);
      table.put(row, "process", terminal.plain(Integer.toString(operation.process())));
      table.put(row, "f", terminal.plain(operation.f().name()));
      table.put(row, "value", terminal.plain(ExplanationText.value(operation.input())));
      table.put(row, "answer", terminal.plain(answer(operation)));
      table.put(row, "returned", terminal.plain(returned(operation, anomaly)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (left > 0) {
      lines.add("and %,d before these, which --html shows".formatted(left));
    }
    return lines;
  }

  private static String answer(Operation operation) {
    return operation.ok()
        ? ExplanationText.value(operation.output())
        : operation.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static String returned(Operation operation, Anomaly anomaly) {
    boolean stuck =
        anomaly.explanation() instanceof NoOrder why && why.stuck() == operation.index();
    return (operation.completion() == null ? "never" : "at " + operation.completion().index())
        + (stuck ? " ← has no place" : "");
  }
}
