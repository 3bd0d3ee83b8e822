package dev.contend.harness.explore.scenario;

import dev.contend.harness.parts.Parts;
import java.util.Objects;

/**
 * One call of a session.
 *
 * @param name as witnesses show it: {@code cancel}
 * @param body the code under test
 */
public record Operation(String name, Body body) {
  public Operation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "body");
  }

  /** The code of an operation. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs it.
     *
     * @param parts what it works on
     * @param given what {@link Scenario.Given} returned for this schedule
     * @return what its caller is told; compared by {@code equals}, a {@link Refusal} where nothing
     *     was done
     * @throws Exception an error that the application does not handle
     */
    Object run(Parts parts, Object given) throws Exception;
  }

  /**
   * An answer by which the operation certainly did nothing and its caller knows it: a 409, a busy,
   * a row that was locked with NOWAIT. No order of whole operations has to explain it.
   *
   * @param why one word
   */
  public record Refusal(String why) {
    public Refusal {
      Objects.requireNonNull(why, "why");
    }
  }
}
