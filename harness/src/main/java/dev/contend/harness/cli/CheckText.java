package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Text;

/** What {@code check} prints. */
final class CheckText {
  private static final int LONGEST_VALUE = 60;

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
      if (explain && !anomaly.operations().isEmpty()) {
        operations(checked.history(), anomaly).forEach(terminal.out::println);
      }
    }
  }

  /** The operations that show it, in the order of the history. */
  private List<String> operations(History history, Anomaly anomaly) {
    Matrix table = new Matrix("operation");
    for (int index : anomaly.operations().stream().distinct().sorted().toList()) {
      Operation operation = history.operation(index);
      String row = Integer.toString(index);
      table.put(row, "process", terminal.plain(Integer.toString(operation.process())));
      table.put(row, "f", terminal.plain(operation.f().name()));
      table.put(row, "value", terminal.plain(value(operation.input())));
      table.put(row, "answer", terminal.plain(answer(operation)));
      table.put(row, "returned", terminal.plain(returned(operation)));
    }
    return table.lines();
  }

  private static String answer(Operation operation) {
    return operation.ok()
        ? value(operation.output())
        : operation.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static String returned(Operation operation) {
    return operation.completion() == null ? "never" : "at " + operation.completion().index();
  }

  private static String value(Object value) {
    String text = EdnWriter.toString(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
