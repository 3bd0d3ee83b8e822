package dev.contend.results.html.timeline;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which operations of a history a time line shows.
 *
 * @param named by the finding, in order of invocation
 * @param context others that ran at the same time as a named one, in order of invocation
 * @param omitted how many of the named are not among those, because they are too many
 * @param openLength nanoseconds for which an operation that never returned is drawn
 */
record Selection(List<Operation> named, List<Operation> context, int omitted, long openLength) {
  private static final int MOST_NAMED = 24;
  private static final int MOST_CONTEXT = 40;
  private static final long SHORTEST_OPEN = 1_000_000;

  /**
   * @param indices of the named operations' invocations; those that the history does not have are
   *     left out
   */
  static Selection of(History history, List<Integer> indices) {
    List<Operation> all =
        indices.stream()
            .filter(i -> i >= 0 && i < history.size() && history.process(i) >= 0)
            .map(history::operation)
            .distinct()
            .sorted(Comparator.comparingInt(Operation::index))
            .toList();
    List<Operation> named = all.subList(0, Math.min(all.size(), MOST_NAMED));
    long open =
        named.stream().mapToLong(o -> Span.of(o, 0).length()).max().orElse(0) + SHORTEST_OPEN;
    return new Selection(named, contextOf(named, history, open), all.size() - named.size(), open);
  }

  private static List<Operation> contextOf(List<Operation> named, History history, long open) {
    List<Span> spans = named.stream().map(operation -> Span.of(operation, open)).toList();
    Set<Integer> taken = new HashSet<>();
    named.forEach(operation -> taken.add(operation.index()));
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      if (history.type(i) == EventType.INVOKE && history.process(i) >= 0 && !taken.contains(i)) {
        addIfNear(i, spanAt(i, history, open), spans, candidates);
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingLong(Candidate::distance))
        .limit(MOST_CONTEXT)
        .sorted(Comparator.comparingInt(Candidate::index))
        .map(candidate -> history.operation(candidate.index))
        .toList();
  }

  private static Span spanAt(int index, History history, long open) {
    long start = history.time(index);
    int partner = history.partner(index);
    return new Span(start, partner == History.NONE ? start + open : history.time(partner));
  }

  private static void addIfNear(int index, Span span, List<Span> spans, List<Candidate> found) {
    long nearest = Long.MAX_VALUE;
    for (Span named : spans) {
      if (span.overlaps(named)) {
        nearest = Math.min(nearest, span.distance(named));
      }
    }
    if (nearest != Long.MAX_VALUE) {
      found.add(new Candidate(index, nearest));
    }
  }

  private record Candidate(int index, long distance) {}
}
