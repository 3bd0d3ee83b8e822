package dev.contend.harness.testing;

import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.judge.Labels;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stress gave.
 *
 * @param title what was raced, where
 * @param rounds that were run
 * @param outcomes how many rounds gave each
 * @param broken the round that broke something, the last one
 * @param findings what is wrong with it
 * @param warnings what around the test makes this less than it seems
 */
public record Stressed(
    String title,
    long rounds,
    Map<Outcome, Long> outcomes,
    Optional<Trace> broken,
    List<Finding> findings,
    List<String> warnings) {
  private static final String BOTH_RIGHT =
      "Here the sessions ran at the same time. The explorer lets one statement run at a time, and"
          + " may call the same race valid; then both are right: the race is inside one statement,"
          + " where the database is on its own. No order of statements shows such a race, and none"
          + " prevents it: a constraint does, or a lock.";

  public Stressed {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
  }

  /** All of it for people; ends without line feed. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add(title + ", under stress: " + verdict());
    broken.ifPresent(trace -> parts.add(round(trace)));
    findings.forEach(finding -> parts.add(finding.kind().text() + ": " + finding.message()));
    if (broken.isPresent()) {
      parts.add(BOTH_RIGHT);
    }
    warnings.forEach(warning -> parts.add("Warning: " + warning));
    return String.join("\n\n", parts);
  }

  private String verdict() {
    return broken.isPresent()
        ? "broken in round %,d.".formatted(rounds)
        : "nothing broke in %,d rounds with %,d different outcomes, which proves nothing."
            .formatted(rounds, outcomes.size());
  }

  private static String round(Trace trace) {
    Labels labels = Labels.of(trace);
    Map<Integer, String> times = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (OperationRun run : trace.operations()) {
      times.put(run.began(), labels.of(run.id()) + " began");
      times.put(run.ended(), labels.of(run.id()) + " ended");
      lines.add(labels.of(run.id()) + " " + Labels.told(run.result()));
    }
    lines.add("final state: " + trace.finalState());
    return String.join(", ", times.values()) + "\n" + String.join("\n", lines);
  }

  /** Where nobody reads the text, the warnings are not to be lost. */
  void warn() {
    warnings.forEach(warning -> System.err.println("contend: " + title + ": " + warning));
  }
}
