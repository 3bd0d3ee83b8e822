package dev.contend.harness.explore.scenario;

/** A scenario that can't be judged or not be explored; the message says why and what to do. */
public final class RefusedScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedScenarioException(String message) {
    super(message);
  }
}
