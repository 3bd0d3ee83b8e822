package dev.contend.results.html.witness;

import dev.contend.results.WitnessRecord;
import dev.contend.results.WitnessRecord.Nearest;
import dev.contend.results.WitnessRecord.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened beside the most similar of the outcomes that would have been right.
 *
 * @param order of whole operations that gives the latter, in words
 * @param rows the operations' answers, then the final state
 */
public record Comparison(String order, List<Row> rows) {

  /**
   * @param what an operation, or the final state
   * @param differs whether the two differ
   */
  public record Row(String what, String happened, String allowed, boolean differs) {
    static Row of(String what, String happened, String allowed) {
      return new Row(what, happened, allowed, !happened.equals(allowed));
    }
  }

  static Comparison of(WitnessRecord witness) {
    Nearest nearest = witness.nearest();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < witness.operations().size(); i++) {
      Operation operation = witness.operations().get(i);
      rows.add(
          Row.of(
              witness.sessions().get(operation.session()) + "." + operation.name(),
              witness.compared().results().get(i),
              nearest.results().get(i)));
    }
    rows.add(Row.of("final state", witness.compared().finalState(), nearest.finalState()));
    return new Comparison(nearest.order(), rows);
  }
}
