package dev.contend.harness.explore.judge;

import java.util.Objects;

/**
 * Marks a value in an answer or a final state as one that the database or the clock made up, so
 * that its identity matters and not its value: before outcomes are compared, the n-th distinct
 * value of a column becomes {@code column#n}. Found in answers and states themselves and inside
 * lists, sets, maps and optionals, at any depth; not inside other objects.
 *
 * @param column what it is a value of; values of different columns have nothing to do with each
 *     other
 * @param value as it was; null stays null
 */
public record Generated(String column, Object value) {
  public Generated {
    Objects.requireNonNull(column, "column");
  }

  @Override
  public String toString() {
    return column + "=" + value;
  }
}
