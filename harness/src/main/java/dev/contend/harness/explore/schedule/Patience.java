package dev.contend.harness.explore.schedule;

import java.time.Duration;

/**
 * How long to wait before saying that something will never happen. None of them decides whether a
 * session is blocked, which is observed.
 *
 * @param stall how long a session may be at work without reaching a step
 * @param stuck how long all sessions may be blocked, so that an engine that ends such waits by a
 *     time-out or a deadlock search can do so
 */
public record Patience(Duration stall, Duration stuck) {
  /** Longer than the lock time-outs that explored sessions have. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15));
}
