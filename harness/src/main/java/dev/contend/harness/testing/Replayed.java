package dev.contend.harness.testing;

import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.witness.Witness;
import java.util.List;

/**
 * One schedule of a race that was run again.
 *
 * @param title what was run, where
 * @param trace how it went
 * @param findings what is wrong with it
 */
public record Replayed(String title, Trace trace, List<Finding> findings) {
  public Replayed {
    findings = List.copyOf(findings);
  }

  /** All of it for people. */
  public String text() {
    return title
        + ": "
        + (findings.isEmpty() ? "nothing is wrong with" : "broken by")
        + " this schedule.\n\n"
        + Witness.text(trace, findings)
        + "\nreplay: "
        + ScheduleText.of(trace);
  }
}
