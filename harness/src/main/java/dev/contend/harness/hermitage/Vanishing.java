package dev.contend.harness.hermitage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observed Transaction Vanishes, of two writers that write both rows each, and a reader.
 *
 * <p>Whoever has seen a transaction's write of one row must see none of the other row that is older
 * than that transaction's (Bailis et al., "Highly Available Transactions", the anomaly that a
 * monotonic atomic view excludes). Since both writers write both rows, that is: numbered by who
 * wrote later, what the reader reads never goes back.
 */
final class Vanishing implements Criterion {
  private static final Map<Row, Integer> WRITERS =
      Map.of(new Row(1, 11), 1, new Row(2, 19), 1, new Row(1, 12), 2, new Row(2, 18), 2);

  /** Of what never came to be: newer than all, since there was none when the others wrote. */
  private static final int GONE = 3;

  @Override
  public boolean observed(Answers answers) {
    if (!answers.committed(3)) {
      return false;
    }
    int newest = 0;
    for (int statement = 0; statement < answers.session(3).said().size(); statement++) {
      Optional<List<Row>> rows = answers.session(3).rows(statement);
      for (Row row : rows.orElse(List.of())) {
        int age = age(row, answers);
        if (age < newest) {
          return true;
        }
        newest = age;
      }
    }
    return false;
  }

  /** 0 for what was there before, then in the order of the writers. */
  private static int age(Row row, Answers answers) {
    Integer writer = WRITERS.get(row);
    if (writer == null) {
      return 0;
    }
    if (!answers.committed(writer)) {
      return GONE;
    }
    int other = 3 - writer;
    // The row that both wrote first tells who wrote it last.
    boolean last = answers.leaves(1, writer == 1 ? 11 : 12);
    return answers.committed(other) && last ? 2 : 1;
  }
}
