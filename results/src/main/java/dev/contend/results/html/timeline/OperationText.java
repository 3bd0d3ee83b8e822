package dev.contend.results.html.timeline;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Operation;
import java.util.Locale;

/** Says an operation in words. */
public final class OperationText {
  private static final int LONGEST_LABEL = 64;

  /** What a read of everything gave has hundreds of kilobytes, and stands under each finding. */
  private static final int LONGEST_VALUE = 600;

  private static final double NANOS_IN_MS = 1e6;

  private OperationText() {}

  /** {@code order [3 nil] → [3 17]}, shortened. */
  public static String label(Operation operation) {
    String text = call(operation);
    return fits(text, LONGEST_LABEL) ? text : beginning(text, LONGEST_LABEL) + "…";
  }

  /** A value as EDN; of a very long one the beginning, and how much there would be. */
  static String value(Object value) {
    return cut(edn(value));
  }

  /** A text; of a very long one the beginning, and how much there would be. */
  public static String cut(String text) {
    return fits(text, LONGEST_VALUE)
        ? text
        : "%s… (%,d characters; the history has them all)"
            .formatted(beginning(text, LONGEST_VALUE), text.codePointCount(0, text.length()));
  }

  private static boolean fits(String text, int most) {
    return text.length() <= most || text.codePointCount(0, text.length()) <= most;
  }

  private static String beginning(String text, int length) {
    return text.substring(0, text.offsetByCodePoints(0, length));
  }

  /** What is known of it, on one line; values as {@link #value} gives them. */
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
    String asked = operation.f().name() + " " + value(operation.input());
    return switch (operation.outcome()) {
      case OK -> asked + " → " + value(operation.output());
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
