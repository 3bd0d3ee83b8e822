package dev.contend.results.html.timeline;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Operation;
import java.util.Locale;

/** Says an operation in words. */
public final class OperationText {
  private static final int LONGEST_LABEL = 64;
  private static final double NANOS_IN_MS = 1e6;

  private OperationText() {}

  /** {@code order [3 nil] → [3 17]}, shortened. */
  public static String label(Operation operation) {
    String text = call(operation);
    return text.codePointCount(0, text.length()) <= LONGEST_LABEL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL)) + "…";
  }

  /** All that is known of it, on one line. */
  static String full(Operation operation) {
    return "operation %d, process %d: %s, from %s to %s ms"
        .formatted(
            operation.index(),
            operation.process(),
            call(operation),
            started(operation),
            ended(operation));
  }

  private static String call(Operation operation) {
    String asked = operation.f().name() + " " + edn(operation.input());
    return switch (operation.outcome()) {
      case OK -> asked + " → " + edn(operation.output());
      case FAIL -> asked + " ✗ " + error(operation, "failed");
      default -> asked + " ? " + error(operation, "never returned");
    };
  }

  private static String error(Operation operation, String otherwise) {
    return operation.error() == null ? otherwise : error(operation);
  }

  /** The error, or nothing. */
  static String error(Operation operation) {
    Object error = operation.error();
    return error == null ? "" : error instanceof String text ? text : edn(error);
  }

  static String outcome(Operation operation) {
    return operation.outcome().name().toLowerCase(Locale.ROOT);
  }

  public static String edn(Object value) {
    return EdnWriter.toString(value);
  }

  static String started(Operation operation) {
    return ms(operation.invocation().time());
  }

  /** When it returned, or a dash if it never did. */
  static String ended(Operation operation) {
    return operation.completion() == null ? "–" : ms(operation.completion().time());
  }

  private static String ms(long nanos) {
    return String.format(Locale.ROOT, "%,.3f", nanos / NANOS_IN_MS);
  }
}
