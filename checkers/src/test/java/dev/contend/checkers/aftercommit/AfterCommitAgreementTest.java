package dev.contend.checkers.aftercommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checkers find, of each row, what an office knows of it that saw everything. */
class AfterCommitAgreementTest {
  private static final int OFFICES = 5_000;

  @Test
  void exactlyWhatIsWrongIsFound() {
    Map<String, Integer> seen = new HashMap<>();
    for (int seed = 0; seed < OFFICES; seed++) {
      Office office = new Office(seed);
      Map<String, String> expected = new TreeMap<>();
      office
          .wrong()
          .forEach(
              (kind, rows) ->
                  expected.put(
                      kind, rows.stream().map(String::valueOf).collect(Collectors.joining(", "))));
      assertThat(found(office.history())).as("seed %d", seed).isEqualTo(expected);
      expected.keySet().forEach(kind -> seen.merge(kind, 1, Integer::sum));
      seen.merge(expected.isEmpty() ? "nothing" : "something", 1, Integer::sum);
    }
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "nothing",
            "something",
            "task-without-row",
            "task-for-rolled-back-row",
            "task-lost",
            "duplicate-effect",
            "lost-submission",
            "failed-but-stored");
    assertThat(seen.values()).allMatch(count -> count > OFFICES / 100);
  }

  /** The rows that each anomaly names, which are all that come after its colon. */
  private static Map<String, String> found(History history) {
    Map<String, String> found = new TreeMap<>();
    for (Checker checker : AfterCommitModel.checkers()) {
      for (Anomaly anomaly : checker.check(history, Limits.DEFAULT).anomalies()) {
        String message = anomaly.message();
        found.put(
            anomaly.kind(), message.substring(message.lastIndexOf(": ") + 2, message.length() - 1));
      }
    }
    return found;
  }
}
