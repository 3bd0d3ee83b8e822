package dev.contend.checkers.specs;

import dev.contend.checkers.linearizability.SequentialSpec;
import java.util.List;

/** The specifications of this package. */
public final class ReadySpecs {
  private ReadySpecs() {}

  /** All of them, in alphabetical order of their names. */
  public static List<SequentialSpec<?, ?>> all() {
    return List.of(
        new BoundedCounterSpec(),
        new CasRegisterSpec(),
        new CounterSpec(),
        new KvSpec(),
        new MultiRegisterSpec(),
        new MutexSpec(),
        new QueueSpec(),
        new RegisterSpec(),
        new SetSpec());
  }
}
