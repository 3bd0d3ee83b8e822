package dev.contend.harness.bench;

import dev.contend.harness.database.Providers;
import java.util.List;

/**
 * Names the JMH benchmark that measures a cell, for {@link java.util.ServiceLoader}. It has the
 * parameters of {@link Parameters} and the secondary results of {@link Counted}.
 */
public interface CellBenchmark {

  /** The class with its only benchmark method. */
  Class<?> type();

  /**
   * The one on the class path.
   *
   * @throws IllegalStateException if there is none, or more than one
   */
  static CellBenchmark find() {
    List<CellBenchmark> found =
        Providers.load(CellBenchmark.class, benchmark -> benchmark.type().getName());
    if (found.size() != 1) {
      throw new IllegalStateException("one benchmark of cells is needed, not " + found.size());
    }
    return found.get(0);
  }

  /** The names of JMH's parameters. */
  final class Parameters {
    public static final String WORKLOAD = "workload";
    public static final String STRATEGY = "strategy";
    public static final String DATABASE = "database";
    public static final String ISOLATION = "isolation";
    public static final String KEYS = "keys";

    private Parameters() {}
  }

  /** The names of JMH's secondary results, of which only ratios mean something. */
  final class Counted {
    /** Operations that did their work, which ends the call that wanted it done. */
    public static final String WORK = "work";

    /** Calls that ended without. */
    public static final String GIVEN_UP = "givenUp";

    /** Operations that the caller was told did not, in a way that it expects. */
    public static final String DECLINED = "declined";

    /** Operations that ended in an error that nobody handled. */
    public static final String FAILED = "failed";

    /** Transactions that were begun after one that was rolled back, in the same operation. */
    public static final String RETRIES = "retries";

    /** Transactions that were rolled back, whoever wanted that. */
    public static final String ROLLBACKS = "rollbacks";

    private Counted() {}
  }
}
