package dev.contend.checkers.upsert;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.upsert.UpsertCall.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A row is created once: at most one upsert of a key is answered so, since none is deleted. */
public final class CreatedOnce extends UpsertInvariant {
  static final String DOUBLE_CREATE = "double-create";

  @Override
  public String name() {
    return "created-once";
  }

  @Override
  boolean check(UpsertLog.Key key, List<Anomaly> anomalies) {
    List<UpsertLog.Entry> created = new ArrayList<>();
    for (UpsertLog.Entry entry : key.calls()) {
      if (entry.call() instanceof UpsertCall.Upsert upsert && upsert.answer() == Answer.CREATED) {
        created.add(entry);
      }
    }
    boolean there = !key.initial().isEmpty();
    if (created.size() > (there ? 0 : 1)) {
      anomalies.add(
          new Anomaly(
              DOUBLE_CREATE,
              "%s was answered created %d times, to %s%s."
                  .formatted(
                      key.name(),
                      created.size(),
                      created.stream().map(UpsertLog.Entry::who).collect(Collectors.joining(", ")),
                      there ? ", though its row was there from the beginning" : ""),
              created.stream().map(UpsertLog.Entry::index).toList()));
    }
    return true;
  }
}
