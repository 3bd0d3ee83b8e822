package dev.contend.harness.stress;

import dev.contend.harness.workload.Background;
import dev.contend.harness.workload.Call;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One background of a race at work: looks, does and records, until there is nothing left. */
final class Worker {
  /** What is left after so long will never be done, such as a task that is sent again each time. */
  static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Background background;
  private final Client<?> client;
  private final Drain drain;
  private final RaceEnd end;

  /**
   * @param client on whose sessions it works and as which it is recorded
   * @param drain of all backgrounds of the race
   */
  Worker(Background background, Client<?> client, Drain drain, RaceEnd end) {
    this.background = background;
    this.client = client;
    this.drain = drain;
    this.end = end;
  }

  /** What a background said when it was asked. */
  private record Seen(Optional<Call> now, boolean later) {}

  /**
   * Works until all is done or the race is broken off.
   *
   * @throws SQLException if the server gives no session any more, or there is no end to what is
   *     left
   */
  void run() throws SQLException {
    while (!drain.done() && !end.brokenOff()) {
      drain.requireInTime();
      if (!work()) {
        Client.pause(PAUSE.toNanos());
      }
    }
  }

  private boolean work() throws SQLException {
    long version = drain.version();
    Optional<Seen> seen =
        client.ask(
            parts -> {
              Optional<Call> now = background.next(parts);
              return new Seen(now, now.isEmpty() && background.hasMore(parts));
            });
    if (seen.isEmpty() || seen.get().later()) {
      return false;
    }
    if (seen.get().now().isEmpty()) {
      drain.foundNothing(this, version);
      return false;
    }
    drain.found(this);
    client.perform(seen.get().now()::get);
    drain.worked();
    return true;
  }
}
