package dev.contend.harness.cli;

import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.witness.Witness;
import dev.contend.results.WitnessRecord;
import java.util.List;
import java.util.Optional;

/** What a replay says on the terminal. */
final class ReplayText {
  /** Columns where nobody says how many there are. */
  static final int WIDTH = Witness.WIDTH;

  private final Terminal terminal;
  private final int width;
  private final WitnessRecord witness;
  private final String cell;

  /**
   * @param cell on which it is run, in words
   */
  ReplayText(Terminal terminal, int width, WitnessRecord witness, String cell) {
    this.terminal = terminal;
    this.width = width;
    this.witness = witness;
    this.cell = cell;
  }

  /** What is going to be replayed. */
  void head() {
    line("%s: %s".formatted(witness.scene(), cell));
    if (witness.kind().equals(Explorer.AS_TOLD)) {
      line("The order told in the account.");
      witness.message().lines().forEach(this::line);
    } else {
      line(witness.kind() + ": " + witness.message());
    }
    terminal.out.println();
  }

  /** One replay, step by step. */
  void steps(Optional<Trace> trace) {
    if (trace.isEmpty()) {
      line(
          "The schedule can't be run as recorded: at some point the session whose turn it was could"
              + " not go on.");
    } else {
      terminal.out.print(Witness.text(trace.get(), List.of(), width));
    }
    terminal.out.println();
  }

  /** How many ended as recorded. */
  void end(int same, int times) {
    if (same < times) {
      recorded();
    }
    String word = same == times ? "valid" : "invalid";
    terminal.out.println(
        terminal.verdict(
            word,
            "%s %,d of %,d gave the same outcome.".formatted(terminal.sign(word), same, times)));
  }

  private void recorded() {
    line("The recorded outcome was:");
    for (int i = 0; i < witness.operations().size(); i++) {
      WitnessRecord.Operation operation = witness.operations().get(i);
      line(
          "- %s.%s: %s"
              .formatted(
                  witness.sessions().get(operation.session()),
                  operation.name(),
                  witness.compared().results().get(i)));
    }
    line("- final state: " + witness.compared().finalState());
  }

  private void line(String text) {
    terminal.out.println(Witness.line(text, width));
  }
}
