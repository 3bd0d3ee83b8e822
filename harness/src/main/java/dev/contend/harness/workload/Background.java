package dev.contend.harness.workload;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What works behind the clients of a race: a worker of a queue, the relay of an outbox. It is asked
 * again and again, also after the clients have ended, until no background of the race has anything
 * left to do.
 */
@FunctionalInterface
public interface Background {
  /**
   * Looks for something to do.
   *
   * @param parts only to look: it takes a task from a queue, or sees that there are rows to send
   * @return what to do now, on a session of its own and recorded as an operation; empty if there is
   *     nothing to do at this moment
   * @throws SQLException if it can't look; it is asked again
   */
  Optional<Call> next(Parts parts) throws SQLException;

  /**
   * Whether it will have something to do although it has nothing now: a task that is not due yet.
   * Asked when {@link #next} gave nothing.
   *
   * @throws SQLException if it can't look; it is asked again
   */
  default boolean hasMore(Parts parts) throws SQLException {
    return false;
  }
}
