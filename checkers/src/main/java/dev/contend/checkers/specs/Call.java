package dev.contend.checkers.specs;

/**
 * An operation as the ready specifications read it. It has no process and no place in the history,
 * so that two which do the same are equal.
 *
 * @param key the object that it is done to, or null if the history has but one
 * @param f the function's name: {@code read}
 * @param input the value of the invocation
 * @param output the value of the completion; null if the outcome is unknown
 * @param known whether it has an answer that says more than that it happened
 */
public record Call(Object key, String f, Object input, Object output, boolean known) {
  boolean is(String function) {
    return f.equals(function);
  }
}
