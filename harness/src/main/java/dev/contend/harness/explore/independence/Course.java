package dev.contend.harness.explore.independence;

import java.util.Optional;

/**
 * How a step went, as far as independence asks.
 *
 * @param entangled whether it and nothing else moved: false only if, when the next choice was made,
 *     its session stood before its next step or at its end, and no other session had moved since
 *     this choice: no step of another session returned, no code of another session ran on. True for
 *     a step that had to wait, for one that ended another one's wait, for one that started a
 *     session, and where the caller does not know
 * @param failed whether an error came back, or nobody knows
 * @param begins whether its operation began with it
 * @param ends whether its operation ended with it, before another choice was made
 * @param parts what it touched if it was a call of a part; empty if that is not known
 */
public record Course(
    boolean entangled, boolean failed, boolean begins, boolean ends, Optional<Touched> parts) {

  /** Of a step of which no part is known. */
  public Course(boolean entangled, boolean failed, boolean begins, boolean ends) {
    this(entangled, failed, begins, ends, Optional.empty());
  }

  /** It returned at once and disturbed nobody, amid its operation. */
  public static Course plain() {
    return new Course(false, false, false, false);
  }
}
