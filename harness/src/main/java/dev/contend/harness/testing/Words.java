package dev.contend.harness.testing;

import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.witness.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an exploration gave, as a CI log shows it. */
final class Words {
  private static final String STATEMENTS =
      "A schedule is an order of statements. Inside a statement the database is on its own: a race"
          + " in there is in none of them, and takes stress(...) to be seen.";

  private Words() {}

  static String of(Explored explored) {
    List<String> parts = new ArrayList<>();
    parts.add(explored.title() + ": " + verdict(explored));
    Map<String, List<Broken>> schedules = new LinkedHashMap<>();
    for (Broken broken : explored.broken()) {
      schedules
          .computeIfAbsent(ScheduleText.of(broken.witness()), first -> new ArrayList<>())
          .add(broken);
    }
    schedules.forEach((schedule, broken) -> parts.add(witness(schedule, broken)));
    explored.warnings().forEach(warning -> parts.add("Warning: " + warning));
    return String.join("\n\n", parts);
  }

  private static String verdict(Explored explored) {
    return switch (explored.verdict()) {
      case VALID ->
          explored.coverage() + " do what some order of whole operations does. " + STATEMENTS;
      case UNKNOWN ->
          "unknown. Only "
              + explored.coverage()
              + " were run; nothing is wrong with those. Give it more with budget(...), or be"
              + " content with allowTruncated().";
      case INVALID ->
          "broken, seen in " + explored.coverage() + ": " + kinds(explored.broken()) + ".";
    };
  }

  private static String kinds(List<Broken> broken) {
    return String.join(", ", broken.stream().map(Broken::kind).distinct().toList());
  }

  private static String witness(String schedule, List<Broken> broken) {
    Broken first = broken.get(0);
    return Witness.text(first.witness(), broken.stream().map(Words::finding).toList())
        + "\nreplay: "
        + schedule
        + "\n  (that is .replay(\""
        + schedule
        + "\") in place of the assertion; "
        + first.reproduced()
        + " of "
        + first.replays()
        + " replays gave the same outcome)";
  }

  private static Finding finding(Broken broken) {
    Finding.Kind kind =
        Arrays.stream(Finding.Kind.values())
            .filter(one -> one.text().equals(broken.kind()))
            .findFirst()
            .orElseThrow();
    return new Finding(
        kind, broken.subject(), broken.message(), broken.nearest(), broken.nearestOrder());
  }
}
