package dev.contend.harness.workload;

import java.util.List;

/** What the catalogue says of a cell, with a reason. */
public sealed interface Grade {

  /** {@code holds}, {@code breaks}, {@code unclear}, {@code n/a} or {@code same}. */
  String word();

  /** A sentence. */
  String reason();

  /** The kinds of anomaly of which at least one shows; empty unless it breaks. */
  default List<String> anomalies() {
    return List.of();
  }

  /** No anomaly ever. */
  record Holds(String reason) implements Grade {
    @Override
    public String word() {
      return "holds";
    }
  }

  /** At least one of these anomalies shows in a race of the length that the catalogue runs. */
  record Breaks(List<String> anomalies, String reason) implements Grade {
    public Breaks {
      anomalies = List.copyOf(anomalies);
      if (anomalies.isEmpty()) {
        throw new IllegalArgumentException("a grade that breaks says with which anomaly");
      }
    }

    @Override
    public String word() {
      return "breaks";
    }
  }

  /** It can't be run there, for the reason given: a statement that the engine lacks. */
  record NotApplicable(String reason) implements Grade {
    @Override
    public String word() {
      return "n/a";
    }
  }

  /**
   * It is the same as at another isolation setting of the database, for the reason given, and
   * therefore run once, there.
   *
   * @param isolation the name of that setting
   */
  record SameAs(String isolation, String reason) implements Grade {
    @Override
    public String word() {
      return "same";
    }
  }

  /** Whether a cell of this grade is worth running. */
  default boolean isRun() {
    return !(this instanceof NotApplicable) && !(this instanceof SameAs);
  }

  /** This driver can't decide it. */
  record Unclear(String reason) implements Grade {
    @Override
    public String word() {
      return "unclear";
    }
  }
}
