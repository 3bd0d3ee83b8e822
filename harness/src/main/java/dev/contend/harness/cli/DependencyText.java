package dev.contend.harness.cli;

import dev.contend.checkers.Dependencies;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says dependencies between transactions in words. */
final class DependencyText {
  private static final int MOST_LINES = 40;

  private DependencyText() {}

  /** What it is and what it rules out. */
  static List<String> facts(Dependencies why) {
    return List.of(
        why.meaning(),
        "It rules out %s, and every level that includes %s."
            .formatted(
                String.join(", ", why.ruledOut()),
                why.ruledOut().size() == 1 ? "it" : "one of these"));
  }

  /**
   * {@code T0 (process 0, ok): [:r :y []] [:append :x 1]}, a line each, and below it what it sent.
   */
  static List<String> transactions(Dependencies why) {
    return limited(
        why.transactions().stream()
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.of(
                            "T%d (process %d, %s): %s"
                                .formatted(
                                    one.operation(),
                                    one.process(),
                                    one.outcome(),
                                    String.join(" ", one.calls()))),
                        one.statements().stream().map(statement -> "  " + statement)))
            .toList());
  }

  /** {@code T0 → T1 (rw): T0 read …}, a line each. */
  static List<String> steps(Dependencies why) {
    return limited(
        why.steps().stream()
            .map(
                step ->
                    "T%d → T%d (%s): %s"
                        .formatted(step.from(), step.to(), step.kind(), step.reason()))
            .toList());
  }

  private static List<String> limited(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
    some.add(
        "and %,d more, which --html has in its evidence.json".formatted(lines.size() - MOST_LINES));
    return some;
  }
}
