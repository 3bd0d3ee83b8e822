package dev.contend.harness.explore.schedule;

/** A session neither ended nor reached another step; the message says where it stands. */
public final class StalledException extends Exception {
  private static final long serialVersionUID = 1L;

  StalledException(String message) {
    super(message);
  }
}
