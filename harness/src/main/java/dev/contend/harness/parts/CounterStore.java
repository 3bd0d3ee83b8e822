package dev.contend.harness.parts;

import java.util.OptionalLong;

/**
 * Whole numbers by name in a store of their own, such as Redis. Each call is one step into which
 * nobody gets; two calls are not, and no transaction of a database takes them back.
 */
public interface CounterStore {

  /** What the counter stands at; empty if nobody has set or added to it. */
  OptionalLong get(String name);

  /** Lets it stand at a number. */
  void set(String name, long value);

  /**
   * Adds to it; one that is not there stands at 0.
   *
   * @return what it stands at then
   */
  long add(String name, long delta);

  /**
   * Lowers it by one if it stands above zero.
   *
   * @return what it stands at then; empty, and nothing is changed, if it stood at zero or below, or
   *     is not there
   */
  OptionalLong take(String name);
}
