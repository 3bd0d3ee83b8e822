package dev.contend.harness.stress;

import dev.contend.harness.workload.Background;
import dev.contend.harness.workload.Call;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One background of a race at work: looks, does and records, until there is nothing left. */
final class Worker {
  /** What is left after so long will never be done, such as a task that fails each time. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Background background;
  private final Client<?> client;
  private final Drain drain;
  private final BooleanSupplier clientsAtWork;

  /**
   * @param client on whose sessions it works and as which it is recorded
   * @param clientsAtWork whether clients may still give it something to do
   */
  Worker(Background background, Client<?> client, Drain drain, BooleanSupplier clientsAtWork) {
    this.background = background;
    this.client = client;
    this.drain = drain;
    this.clientsAtWork = clientsAtWork;
  }

  /**
   * Works until all is done.
   *
   * @throws SQLException if the server gives no session any more, or there is no end to what is
   *     left
   */
  void run() throws SQLException {
    long deadline = 0;
    while (!drain.done()) {
      if (!clientsAtWork.getAsBoolean()) {
        deadline = deadline == 0 ? System.nanoTime() + LONGEST_DRAIN.toNanos() : deadline;
        if (System.nanoTime() - deadline >= 0) {
          throw new SQLTimeoutException(
              "What the race left to its workers was not done %d s after it."
                  .formatted(LONGEST_DRAIN.toSeconds()));
        }
      }
      if (!work()) {
        Client.pause(PAUSE.toNanos());
      }
    }
  }

  private boolean work() throws SQLException {
    long seen = drain.version();
    Optional<Call> next = client.look(background);
    if (next.isEmpty()) {
      drain.foundNothing(this, seen);
      return false;
    }
    client.perform(next::get);
    drain.worked();
    return true;
  }
}
