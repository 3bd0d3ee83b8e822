package dev.contend.checkers.reading;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Operation;
import java.util.function.Function;

/**
 * Reads operations whose values may be of any shape, since a history may come from anywhere. A
 * model's reader casts and takes apart as if they were its own; where they are not, the exception
 * that it meets with becomes a sentence.
 */
public final class Reading {
  private Reading() {}

  /**
   * Reads an operation of whatever outcome.
   *
   * @param model its name, for the message
   * @param reader may throw what a wrong cast, a missing part or {@link #require} throws
   * @throws UnjudgeableException if the reader did
   */
  public static <C> C read(String model, Operation operation, Function<Operation, C> reader) {
    try {
      return reader.apply(operation);
    } catch (ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      UnjudgeableException unjudgeable =
          new UnjudgeableException(
              "operation %d is none of the %s model: %s %s → %s"
                  .formatted(
                      operation.index(),
                      model,
                      operation.f(),
                      EdnWriter.toString(operation.input()),
                      EdnWriter.toString(operation.output())));
      unjudgeable.initCause(e);
      throw unjudgeable;
    }
  }

  /**
   * Reads an operation of a model to which those that failed are nothing.
   *
   * @param known reads one that was answered
   * @param unknown reads one of which nobody knows whether it happened
   * @return null for one that failed, else what the reader gave
   * @throws UnjudgeableException as {@link #read(String, Operation, Function)} does
   */
  public static <C> C read(
      String model,
      Operation operation,
      Function<Operation, C> known,
      Function<Operation, C> unknown) {
    return switch (operation.outcome()) {
      case OK -> read(model, operation, known);
      case INFO -> read(model, operation, unknown);
      case FAIL, INVOKE -> null;
    };
  }

  /**
   * Refuses a value.
   *
   * @throws IllegalArgumentException unless the condition holds
   */
  public static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
