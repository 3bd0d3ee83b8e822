package dev.contend.checkers.linearizability;

import dev.contend.checkers.Checker;
import java.util.List;

/** Checkers for who reads only what kind of anomaly there is; to explain it takes half the time. */
public final class Brief {
  private Brief() {}

  /** The same, in their order. */
  public static List<Checker> of(List<Checker> checkers) {
    return checkers.stream()
        .map(
            checker ->
                checker instanceof LinearizabilityChecker<?, ?> search ? search.brief() : checker)
        .toList();
  }
}
