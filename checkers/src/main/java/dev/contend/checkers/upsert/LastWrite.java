package dev.contend.checkers.upsert;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.edn.EdnWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was acknowledged is kept: at the end the row is there, and each of its fields is what some
 * upsert set it to after which no other set it.
 *
 * <p>An upsert came after another for certain if it was invoked when the other had returned. So a
 * field lost an update if whoever wrote its final value had returned before another upsert of that
 * field was invoked, which was acknowledged too. One of unknown outcome may have been the last of
 * all, so it excuses its value and loses nothing. Values that nobody wrote, and keys with several
 * rows, are left to others.
 */
public final class LastWrite extends UpsertInvariant {
  static final String LOST_UPDATE = "lost-update";
  static final String LOST_WRITE = "lost-write";

  /** An upsert, or the initial row, as far as one field is concerned. */
  private record Write(UpsertLog.Entry entry, Map<Object, Object> fields, boolean acknowledged) {

    boolean sets(Object field) {
      return fields.containsKey(field);
    }

    boolean sets(Object field, Object value) {
      return value.equals(fields.get(field));
    }

    static Optional<Write> of(UpsertLog.Entry entry) {
      if (entry.call() instanceof UpsertCall.Initial initial && !initial.rows().isEmpty()) {
        return Optional.of(new Write(entry, initial.rows().get(0), true));
      }
      return entry.call() instanceof UpsertCall.Upsert upsert
              && upsert.answer() != UpsertCall.Answer.ALREADY
          ? Optional.of(new Write(entry, upsert.fields(), upsert.acknowledged()))
          : Optional.empty();
    }
  }

  @Override
  public String name() {
    return "last-write";
  }

  @Override
  boolean check(UpsertLog.Key key, List<Anomaly> anomalies) {
    if (key.end() == null) {
      return false;
    }
    List<Write> writes = key.calls().stream().map(Write::of).flatMap(Optional::stream).toList();
    if (key.finalRows().isEmpty()) {
      gone(key, writes.stream().filter(Write::acknowledged).toList(), anomalies);
    } else if (key.finalRows().size() == 1) {
      for (Object field : fields(writes)) {
        lost(key, field, writes.stream().filter(write -> write.sets(field)).toList(), anomalies);
      }
    }
    return true;
  }

  private static Set<Object> fields(List<Write> writes) {
    return writes.stream()
        .flatMap(write -> write.fields().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static void gone(UpsertLog.Key key, List<Write> kept, List<Anomaly> anomalies) {
    if (!kept.isEmpty()) {
      UpsertLog.Entry first = kept.get(0).entry();
      anomalies.add(
          new Anomaly(
              LOST_WRITE,
              "%s has no row at the end, though %s was told that it wrote one; %d were."
                  .formatted(key.name(), first.who(), kept.size()),
              List.of(first.index(), key.end().index())));
    }
  }

  private static void lost(
      UpsertLog.Key key, Object field, List<Write> writes, List<Anomaly> anomalies) {
    Object value = key.finalRows().get(0).get(field);
    List<Write> writers =
        value == null
            ? List.of()
            : writes.stream().filter(write -> write.sets(field, value)).toList();
    if (value != null && writers.isEmpty()) {
      return; // nobody wrote it: linearizability says so
    }
    int latest = writers.stream().mapToInt(write -> write.entry().returned()).max().orElse(-1);
    List<Write> after =
        writes.stream()
            .filter(write -> write.acknowledged() && write.entry().index() > latest)
            .toList();
    if (!after.isEmpty()) {
      UpsertLog.Entry first = after.get(0).entry();
      List<Integer> evidence = new ArrayList<>();
      Stream.concat(writers.stream(), after.stream())
          .limit(20)
          .forEach(write -> evidence.add(write.entry().index()));
      evidence.add(key.end().index());
      anomalies.add(
          new Anomaly(
              LOST_UPDATE,
              "%s ended with %s %s%s; but %s set it to %s after that, and was told so: its update was lost."
                  .formatted(
                      key.name(),
                      EdnWriter.toString(field),
                      EdnWriter.toString(value),
                      writers.isEmpty() ? "" : ", which " + writers.get(0).entry().who() + " wrote",
                      first.who(),
                      EdnWriter.toString(after.get(0).fields().get(field))),
              evidence));
    }
  }
}
