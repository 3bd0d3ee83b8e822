package dev.contend.harness.lincheck;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.SequentialSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Lincheck says the same of small histories. An exploration has thousands of schedules but
 * few different histories; each of those is judged once. Not safe for use by several threads.
 */
public final class SecondOpinion {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10));

  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * Asks Lincheck too.
   *
   * @param spec by which the history was judged
   * @param first what was said of its linearizability
   * @return empty if Lincheck says the same, or if one of the two could not decide; otherwise a
   *     sentence with both verdicts and the history, which means that we or they have a bug
   */
  public Optional<String> on(History history, SequentialSpec<?, ?> spec, Verdict first) {
    if (first instanceof Verdict.Unknown) {
      return Optional.empty();
    }
    String text = text(history);
    return known.computeIfAbsent(
        spec.name() + first.word() + text, key -> disagreement(history, text, spec, first));
  }

  private static Optional<String> disagreement(
      History history, String text, SequentialSpec<?, ?> spec, Verdict first) {
    Verdict second = new LincheckChecker(spec).check(history, LIMITS);
    if (second instanceof Verdict.Unknown || second.word().equals(first.word())) {
      return Optional.empty();
    }
    return Optional.of(
        "a bug of contend or of Lincheck: as %s, the search says %s and Lincheck says %s of %s"
            .formatted(spec.name(), first.word(), second.word(), text));
  }

  /** The events without their times, which nobody judges by. */
  private static String text(History history) {
    StringBuilder text = new StringBuilder();
    for (Event event : history.events()) {
      text.append(event.process()).append(' ').append(event.type().keyword()).append(' ');
      text.append(event.f()).append(' ').append(EdnWriter.toString(event.value()));
      text.append(EdnWriter.toString(event.extra())).append('\n');
    }
    return text.toString();
  }
}
