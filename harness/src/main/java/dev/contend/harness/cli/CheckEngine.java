package dev.contend.harness.cli;

import dev.contend.checkers.Checker;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.harness.lincheck.LincheckChecker;
import java.util.Locale;

/** By which engine {@code check} judges linearizability. */
enum CheckEngine {
  /** The fastest way that is known for the model. */
  AUTO,
  /** The general search. */
  SEARCH,
  /** Lincheck's state machine: the second opinion on small histories. */
  LINCHECK;

  /** A model's checker with this engine; what needs none stays as it is. */
  Checker with(Checker checker) {
    return this == LINCHECK && checker instanceof LinearizabilityChecker<?, ?> search
        ? new LincheckChecker(search.spec())
        : checker;
  }

  /** As the command line says it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
