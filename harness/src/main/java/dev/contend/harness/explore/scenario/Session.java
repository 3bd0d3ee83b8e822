package dev.contend.harness.explore.scenario;

import java.util.List;
import java.util.Objects;

/**
 * One after another, the operations of one caller.
 *
 * @param name as schedules show it: {@code A}
 * @param operations in their order
 * @param mortal whether its process may die at any step
 */
public record Session(String name, List<Operation> operations, boolean mortal) {
  public Session {
    Objects.requireNonNull(name, "name");
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("session " + name + " has no operation");
    }
  }

  /** One whose process lives. */
  public Session(String name, List<Operation> operations) {
    this(name, operations, false);
  }
}
