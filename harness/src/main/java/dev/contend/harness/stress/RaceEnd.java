package dev.contend.harness.stress;

import java.util.function.BooleanSupplier;

/** Whether a race is over: its budget of time, if it has one, is used up, or it was broken off. */
final class RaceEnd implements BooleanSupplier {
  private final BooleanSupplier timeIsUp;
  private volatile boolean brokenOff;

  RaceEnd(BooleanSupplier timeIsUp) {
    this.timeIsUp = timeIsUp;
  }

  void breakOff() {
    brokenOff = true;
  }

  /** Whether nobody is to go on, not even who works behind the clients. */
  boolean brokenOff() {
    return brokenOff;
  }

  @Override
  public boolean getAsBoolean() {
    return brokenOff || timeIsUp.getAsBoolean();
  }
}
