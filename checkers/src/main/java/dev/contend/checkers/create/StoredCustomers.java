package dev.contend.checkers.create;

import dev.contend.checkers.Anomaly;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows at the end are those of the answers: whoever was answered {@code created} has the row of
 * that id, and each other row is that of a create of unknown outcome. Jepsen's checkers of sets
 * call the two {@code lost} and {@code unexpected}.
 */
public final class StoredCustomers extends CreateInvariant {
  static final String LOST_ROW = "lost-row";
  static final String UNEXPECTED_ROW = "unexpected-row";

  @Override
  public String name() {
    return "stored-customers";
  }

  @Override
  void check(
      String login,
      List<CreateLog.Entry> creates,
      SortedSet<Long> rows,
      int end,
      List<Anomaly> anomalies) {
    Set<Long> answered = new HashSet<>();
    List<Integer> unknown = new ArrayList<>();
    for (CreateLog.Entry entry : creates) {
      if (entry.call() instanceof CreateCall.Created created) {
        answered.add(created.id());
        if (!rows.contains(created.id())) {
          anomalies.add(lost(login, created.id(), entry, rows, end));
        }
      } else if (entry.call() instanceof CreateCall.Unknown) {
        unknown.add(entry.index());
      }
    }
    SortedSet<Long> others = new TreeSet<>(rows);
    others.removeAll(answered);
    if (others.size() > unknown.size()) {
      anomalies.add(unexpected(login, others, unknown, end));
    }
  }

  private static Anomaly lost(
      String login, long id, CreateLog.Entry entry, SortedSet<Long> rows, int end) {
    return new Anomaly(
        LOST_ROW,
        "Process %d (operation %d) was answered that login %s was created with id %d, but %s."
            .formatted(
                entry.process(),
                entry.index(),
                login,
                id,
                rows.isEmpty() ? "there is no such row" : "the login's rows have ids " + rows),
        List.of(entry.index(), end));
  }

  private static Anomaly unexpected(
      String login, SortedSet<Long> others, List<Integer> unknown, int end) {
    List<Integer> evidence = new ArrayList<>(List.of(end));
    evidence.addAll(unknown);
    return new Anomaly(
        UNEXPECTED_ROW,
        "Login %s ended with rows that nobody was told of, ids %s, and %s of unknown outcome."
            .formatted(
                login,
                others,
                unknown.isEmpty() ? "no create of it was" : "only creates " + unknown + " were"),
        evidence);
  }
}
