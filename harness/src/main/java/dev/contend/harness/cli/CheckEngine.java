package dev.contend.harness.cli;

import dev.contend.checkers.Checker;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.harness.lincheck.LincheckChecker;
import java.util.Locale;

/** By which engine {@code check} judges linearizability. */
enum CheckEngine {
  /** The fastest way that is known for the model. */
  AUTO,
  /** The general search, also where there is a faster way: to compare the two. */
  SEARCH,
  /** Lincheck's state machine: the second opinion on small histories. */
  LINCHECK;

  /** A model's checker with this engine; what needs none stays as it is. */
  Checker with(Checker checker) {
    if (!(checker instanceof LinearizabilityChecker<?, ?> linearizability)) {
      return checker;
    }
    return switch (this) {
      case AUTO -> linearizability;
      case SEARCH -> linearizability.searching();
      case LINCHECK -> new LincheckChecker(linearizability.spec());
    };
  }

  /** As the command line says it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
