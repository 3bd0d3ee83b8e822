package dev.contend.checkers.upsert;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.edn.EdnWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A key has at most one row whenever somebody reads it, and at the end. */
public final class OneRow extends UpsertInvariant {
  static final String DUPLICATE_ROW = "duplicate-row";

  @Override
  public String name() {
    return "one-row";
  }

  @Override
  boolean check(UpsertLog.Key key, List<Anomaly> anomalies) {
    List<UpsertLog.Entry> several = new ArrayList<>();
    for (UpsertLog.Entry entry : key.calls()) {
      if (rows(entry.call()).size() > 1) {
        several.add(entry);
      }
    }
    if (!several.isEmpty()) {
      UpsertLog.Entry last = several.get(several.size() - 1);
      anomalies.add(
          new Anomaly(
              DUPLICATE_ROW,
              "%s has %d rows, which %s read: %s; %s."
                  .formatted(
                      key.name(),
                      rows(last.call()).size(),
                      last.who(),
                      EdnWriter.toString(rows(last.call())),
                      several.size() == 1
                          ? "it was read once"
                          : "more than one was read %d times".formatted(several.size())),
              several.stream().map(UpsertLog.Entry::index).toList()));
    }
    return key.end() != null;
  }

  private static List<Map<Object, Object>> rows(UpsertCall call) {
    if (call instanceof UpsertCall.Read read) {
      return read.rows();
    }
    return call instanceof UpsertCall.Final end ? end.rows() : List.of();
  }
}
