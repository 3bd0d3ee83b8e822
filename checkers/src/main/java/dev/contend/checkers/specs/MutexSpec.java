package dev.contend.checkers.specs;

import dev.contend.checkers.linearizability.Step;

/** A lock without owners: {@code :acquire} takes it if it is free, {@code :release} frees it. */
public final class MutexSpec extends KeyedSpec<Boolean> {

  public MutexSpec() {
    super("mutex", false, "acquire", "release");
  }

  @Override
  boolean tells(Call call) {
    return false;
  }

  @Override
  public Step<Boolean> step(Boolean held, Call call) {
    return held == call.is("release") ? new Step.Next<>(!held) : refused(held);
  }

  @Override
  public String describe(Boolean held) {
    return held ? "the lock is held" : "the lock is free";
  }
}
