package dev.contend.results.html.order;

import java.util.Objects;

/**
 * An operation of a picture.
 *
 * @param index of its invocation in the history, by which evidence names it
 * @param process that ran it
 * @param call what it was asked and what it answered, in words: {@code write 3}, {@code read → 2}
 * @param returned the index of its return, or {@link #NEVER}
 * @param place its place in the order, from 1, or 0 if it has none
 * @param state what is known of its place
 * @param note what else there is to say: why it is refused; empty if nothing
 */
public record DrawnOperation(
    int index, int process, String call, int returned, int place, State state, String note) {
  /** Stands for the return of an operation that has none. */
  public static final int NEVER = -1;

  /** What is known of an operation's place. */
  public enum State {
    /** It has one, or could have. */
    PLACED("placed"),
    /** It returned, so it needs one, and there is none. */
    UNPLACEABLE("has no place"),
    /** It did not happen, so it needs none. */
    FAILED("failed"),
    /** Nobody knows whether it happened. */
    UNKNOWN("may have happened or not");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  public DrawnOperation {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(note, "note");
  }
}
