package dev.contend.checkers.linearizability;

import java.util.List;

/**
 * An order of the operations on one key that gives the answers that were given.
 *
 * @param key what they are on, or null if the history has but one object
 * @param operations by the indices of their invocations; those of unknown outcome that are not
 *     among them need not have happened, nor need those that change nothing
 */
public record Linearization(Object key, List<Integer> operations) {
  public Linearization {
    operations = List.copyOf(operations);
  }
}
