package dev.contend.harness.lincheck;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.SequentialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges whether a small history is linearizable with regard to a sequential specification, each
 * key by itself, over Lincheck's state machine.
 *
 * <p>Lincheck makes each new state by doing all operations again that lead there, so its time grows
 * with the square of their number at best. Histories with more than {@value #MOST_OPERATIONS}
 * operations on a key are therefore refused as unknown.
 */
public final class LincheckChecker implements Checker {
  /** On one key. */
  public static final int MOST_OPERATIONS = 2_000;

  private static final String ANOMALY = "not-linearizable";

  private final SequentialSpec<Object, Object> spec;

  /** A checker for that specification. */
  @SuppressWarnings("unchecked") // Its states and calls go back to no other than itself.
  public LincheckChecker(SequentialSpec<?, ?> spec) {
    this.spec = (SequentialSpec<Object, Object>) Objects.requireNonNull(spec, "spec");
  }

  @Override
  public String name() {
    return "linearizability by Lincheck";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    long deadline = limits.deadline();
    if (history.operations().isEmpty()) {
      return new Verdict.Unknown("the history has no operations");
    }
    if (history.operations().size() > MOST_OPERATIONS * 100L) {
      return tooMany(history.operations().size(), "");
    }
    String unavailable = Lincheck.start();
    if (unavailable != null) {
      return new Verdict.Unknown(unavailable);
    }
    // Nobody says that Lincheck's state machine may be used by several threads.
    synchronized (LincheckChecker.class) {
      try {
        Optional<String> silent = spec.silentOn(history);
        return silent.isPresent()
            ? new Verdict.Valid("not asked: " + silent.get())
            : check(Lanes.of(history, spec), deadline, limits);
      } catch (UnjudgeableException e) {
        return new Verdict.Unknown(e.getMessage());
      }
    }
  }

  private static Verdict tooMany(int operations, String key) {
    return new Verdict.Unknown(
        "Lincheck is for small histories of at most %,d operations on a key, and this one has %,d%s; use --engine search"
            .formatted(MOST_OPERATIONS, operations, key));
  }

  private Verdict check(List<Lanes> keys, long deadline, Limits limits) {
    List<Anomaly> anomalies = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    long operations = 0;
    long configurations = 0;
    for (Lanes lanes : keys) {
      if (lanes.size() > MOST_OPERATIONS) {
        return tooMany(lanes.size(), onKey(lanes.key()));
      }
      LaneSearch search = new LaneSearch(lanes, spec, deadline, limits);
      switch (search.run()) {
        case ORDERED -> {}
        case NOT_ORDERED -> anomalies.add(anomaly(lanes, search));
        case OUT_OF_TIME -> undecided.add(gaveUp("time", lanes, search));
        case OUT_OF_MEMORY -> undecided.add(gaveUp("memory", lanes, search));
      }
      operations += lanes.size();
      configurations += search.configurations();
    }
    String coverage =
        "%,d operations on %,d keys, %,d configurations"
            .formatted(operations, keys.size(), configurations);
    return anomalies.isEmpty() && !undecided.isEmpty()
        ? new Verdict.Unknown(coverage + "; " + String.join("; ", undecided))
        : Verdict.of(coverage, anomalies);
  }

  private static String onKey(Object key) {
    return key == null ? "" : " on key " + EdnWriter.toString(key);
  }

  private static String gaveUp(String limit, Lanes lanes, LaneSearch search) {
    return "gave up at the %s limit%s with %,d of %,d operations placed"
        .formatted(limit, onKey(lanes.key()), search.longest(), lanes.size());
  }

  private static Anomaly anomaly(Lanes lanes, LaneSearch search) {
    List<Integer> next = search.next();
    return new Anomaly(
        ANOMALY,
        "Lincheck finds no order of the %,d operations%s. The longest one places %,d; after it come none of %s."
            .formatted(
                lanes.size(),
                onKey(lanes.key()),
                search.longest(),
                next.stream()
                    .map(index -> "operation " + index)
                    .reduce((some, one) -> some + ", " + one)
                    .orElse("those that are left")),
        next);
  }
}
