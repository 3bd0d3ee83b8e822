package dev.contend.checkers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a checker says of a history: valid, invalid or unknown; never a boolean, because a search
 * that gave up has found neither.
 */
public sealed interface Verdict {

  /** One word: {@code valid}, {@code invalid} or {@code unknown}. */
  String word();

  /** How much was looked at to come to this verdict, in words for people. */
  String coverage();

  /** What was found; empty unless invalid. */
  default List<Anomaly> anomalies() {
    return List.of();
  }

  /** This history shows nothing of what the checker looks for. */
  record Valid(String coverage) implements Verdict {
    public Valid {
      Objects.requireNonNull(coverage, "coverage");
    }

    @Override
    public String word() {
      return "valid";
    }
  }

  /** At least one anomaly is certain, whatever else was left unsearched. */
  record Invalid(String coverage, List<Anomaly> anomalies) implements Verdict {
    public Invalid {
      Objects.requireNonNull(coverage, "coverage");
      anomalies = List.copyOf(anomalies);
      if (anomalies.isEmpty()) {
        throw new IllegalArgumentException("an invalid verdict needs an anomaly");
      }
    }

    @Override
    public String word() {
      return "invalid";
    }
  }

  /** The checker gave up; {@code coverage} says why and how far it came. */
  record Unknown(String coverage) implements Verdict {
    public Unknown {
      Objects.requireNonNull(coverage, "coverage");
    }

    @Override
    public String word() {
      return "unknown";
    }
  }

  /** Valid if there are no anomalies, invalid otherwise. */
  static Verdict of(String coverage, List<Anomaly> anomalies) {
    return anomalies.isEmpty() ? new Valid(coverage) : new Invalid(coverage, anomalies);
  }

  /**
   * What several checkers say together: invalid if one is, else unknown if one is, else valid.
   *
   * @param verdicts at least one
   */
  static Verdict all(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      throw new IllegalArgumentException("nothing was checked, so nothing can be said");
    }
    List<String> coverage = new ArrayList<>();
    List<Anomaly> anomalies = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      coverage.add(verdict.coverage());
      anomalies.addAll(verdict.anomalies());
      if (verdict instanceof Unknown) {
        unknown.add(verdict.coverage());
      }
    }
    if (!anomalies.isEmpty()) {
      return new Invalid(String.join("; ", coverage), anomalies);
    }
    return unknown.isEmpty()
        ? new Valid(String.join("; ", coverage))
        : new Unknown(String.join("; ", unknown));
  }
}
