package dev.contend.results;

import dev.contend.results.WitnessRecord.Allowed;
import dev.contend.results.WitnessRecord.Operation;
import dev.contend.results.WitnessRecord.Outcome;
import dev.contend.results.WitnessRecord.Step;
import java.util.List;

/** Made-up witnesses of one schedule in which B waits for A, and of the order that was told. */
public final class SampleWitness {
  private static final Allowed FIRST =
      new Allowed(
          "A.cancel, B.cancel",
          List.of("[1, order#1, :cancelled]", "[1, order#1, :already]"),
          "[{:stock=1}]");

  private SampleWitness() {}

  /** A and B cancel one order: B's update waits for A's commit. */
  public static WitnessRecord of(String kind, String message) {
    return new WitnessRecord(
        "stock",
        "atomic-request",
        "postgres",
        "read-committed",
        "two cancels of one order",
        kind,
        message,
        List.of("A", "B"),
        kind.equals("as-told") ? List.of("0", "1", "1", "0") : List.of("0", "1", "1", "0", "0"),
        List.of(
            new Step(
                0, "statement", "SELECT * FROM o WHERE id = ?", one("1"), "open", 0, List.of()),
            new Step(0, "statement", "UPDATE p SET s = s + 1", List.of(), "1 row", 1, List.of()),
            new Step(1, "statement", "UPDATE p SET s = s + 1", List.of(), "1 row", 4, List.of(0)),
            new Step(
                0, "statement", "UPDATE o SET s = ?", one("'cancelled'"), "1 row", 3, List.of()),
            new Step(0, "commit", "COMMIT", List.of(), "", 4, List.of()),
            new Step(1, "statement", "UPDATE o", List.of(), "ERROR 40001: no", 5, List.of()),
            new Step(1, "rollback", "ROLLBACK", List.of(), "", 6, List.of())),
        kind.equals("as-told") ? List.of("A looks.", "A takes it.", "B takes it.") : List.of(),
        List.of(
            new Operation(0, "cancel", 0, 4, "[1, 7, :cancelled]"),
            new Operation(1, "cancel", 2, 6, "ERROR 40001: no")),
        "[{:stock=2}]",
        new Outcome(List.of("[1, order#1, :cancelled]", "ERROR 40001"), "[{:stock=2}]"),
        kind.equals("state-anomaly") ? FIRST : null,
        kind.equals("state-anomaly")
            ? List.of(
                FIRST,
                new Allowed(
                    "B.cancel, A.cancel",
                    List.of("[1, order#1, :already]", "[1, order#1, :cancelled]"),
                    "[{:stock=1}]"))
            : List.of(),
        3,
        3);
  }

  private static List<List<String>> one(String parameter) {
    return List.of(List.of(parameter));
  }

  /** The same with this text wherever there is one, and with numbers that make no sense. */
  public static WitnessRecord hostile(String kind, String text) {
    return new WitnessRecord(
        text,
        text,
        text,
        text,
        text,
        kind,
        text,
        List.of(text, text),
        List.of(text, kind),
        List.of(
            new Step(0, text, text, List.of(List.of(text, text)), text, 17, List.of(1)),
            new Step(1, text, text, List.of(), text, -4, List.of(0, 1))),
        List.of(text, text),
        List.of(new Operation(0, text, -1, 99, text), new Operation(1, text, 1, 0, text)),
        text,
        new Outcome(List.of(text, text), text),
        new Allowed(text, List.of(text, "other"), "other"),
        List.of(
            new Allowed(text, List.of(text, "other"), "other"),
            new Allowed(text, List.of(text, text), "other")),
        -1,
        0);
  }
}
