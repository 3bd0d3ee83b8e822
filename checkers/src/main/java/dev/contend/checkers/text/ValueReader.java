package dev.contend.checkers.text;

import java.io.IOException;

/**
 * Takes values one after another from a text, holding no more than the one that it is taking.
 *
 * <p>Values are plain Java, whatever the notation: {@code null}, {@link Boolean}, {@link Long},
 * {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link java.util.List}, {@link
 * java.util.Map}, and what else a notation has. An outermost sequence, and the maps in it or in its
 * place, can be stepped into, so that nothing is built that nobody keeps.
 *
 * <p>All methods throw {@link TextException} with the place if the text breaks the notation's
 * rules, and {@link IOException} if it can't be had.
 */
public interface ValueReader {
  /** What stands for "there are no more" wherever a value is given. */
  Object END = new Object();

  /** The next value, which may be null, or {@link #END} at the end of the text. */
  Object read() throws IOException;

  /**
   * If the next value is a sequence, steps into it, so that its elements can be taken one by one
   * with {@link #readElement}.
   */
  boolean enterSequence() throws IOException;

  /** The next element of the entered sequence, or {@link #END} after its last. */
  Object readElement() throws IOException;

  /**
   * If the next value, or the next element of the entered sequence, is a map, steps into it, so
   * that its entries can be taken one by one with {@link #readKey} and {@link #readValue}.
   */
  boolean enterMap() throws IOException;

  /** The next key of the entered map, or {@link #END} after its last. Keys may come twice. */
  Object readKey() throws IOException;

  /** The value of the key that was taken last. */
  Object readValue() throws IOException;

  /** The line at which reading stands, from 1. */
  long line();

  /** The column at which reading stands, from 1. */
  long column();
}
