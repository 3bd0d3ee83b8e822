package dev.contend.checkers.create;

import dev.contend.checkers.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** No login has more than one row. */
public final class UniqueLogins extends CreateInvariant {
  static final String DUPLICATE_ROW = "duplicate-row";

  @Override
  public String name() {
    return "unique-logins";
  }

  @Override
  void check(
      String login,
      List<CreateLog.Entry> creates,
      SortedSet<Long> rows,
      int end,
      List<Anomaly> anomalies) {
    if (rows.size() < 2) {
      return;
    }
    List<CreateLog.Entry> created =
        creates.stream().filter(entry -> entry.call() instanceof CreateCall.Created).toList();
    String who =
        created.stream()
            .map(entry -> "process %d (operation %d)".formatted(entry.process(), entry.index()))
            .collect(Collectors.joining(", "));
    List<Integer> evidence = new ArrayList<>(created.stream().map(CreateLog.Entry::index).toList());
    evidence.add(end);
    anomalies.add(
        new Anomaly(
            DUPLICATE_ROW,
            "Login %s ended with %d rows, %s; created was answered to %s."
                .formatted(
                    login,
                    rows.size(),
                    rows.stream().map(id -> "id " + id).collect(Collectors.joining(", ")),
                    who.isEmpty() ? "nobody" : who),
            evidence));
  }
}
