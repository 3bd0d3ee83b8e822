package dev.contend.harness.cli;

import dev.contend.checkers.Verdict;
import dev.contend.results.Agreement;
import java.util.Collection;

/** What the process says when it ends; the numbers from 64 are those of sysexits.h. */
final class ExitCode {
  /** Nothing contradicts its grade; a checked history is valid; all replays gave the same. */
  static final int OK = 0;

  /**
   * An anomaly where the grade says that it holds; a checked history is invalid; a replay gave
   * another outcome.
   */
  static final int ANOMALY = 1;

  /** A checker gave up; a cell of Hermitage's table was not explored to its end. */
  static final int UNKNOWN = 2;

  /** A cell that is graded {@code breaks} did not in this run. */
  static final int NOT_SHOWN = 3;

  /** An option, a name or a file that is not what it should be. */
  static final int USAGE = 64;

  /** A server that can't be had. */
  static final int UNAVAILABLE = 69;

  /** A bug of ours. */
  static final int BUG = 70;

  /** A file that can't be read or written. */
  static final int IO = 74;

  /** Ended by Ctrl-C or kill, as shells say it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Of a run: what is worst comes first. */
  static int of(Collection<Agreement> agreements) {
    if (agreements.contains(Agreement.CONTRADICTS)) {
      return ANOMALY;
    }
    if (agreements.contains(Agreement.UNDECIDED)) {
      return UNKNOWN;
    }
    return agreements.contains(Agreement.NOT_SHOWN) ? NOT_SHOWN : OK;
  }

  /** Of a checked history. */
  static int of(Verdict verdict) {
    if (verdict instanceof Verdict.Invalid) {
      return ANOMALY;
    }
    return verdict instanceof Verdict.Unknown ? UNKNOWN : OK;
  }
}
