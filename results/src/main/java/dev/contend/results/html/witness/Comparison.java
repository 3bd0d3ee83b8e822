package dev.contend.results.html.witness;

import dev.contend.results.WitnessRecord;
import dev.contend.results.WitnessRecord.Allowed;
import dev.contend.results.WitnessRecord.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened beside the outcomes that would have been right.
 *
 * @param orders of whole operations that give those, in words, the nearest first
 * @param rows the operations' answers, then the final state
 * @param more how many others would have been right and are not shown
 */
public record Comparison(List<String> orders, List<Row> rows, int more) {
  private static final int SHOWN = 4;

  /**
   * An answer, or the final state.
   *
   * @param what it is
   * @param allowed one for each order
   */
  public record Row(String what, String happened, List<Entry> allowed) {

    /** Whether none of the outcomes that would have been right has it. */
    public boolean wrong() {
      return allowed.stream().allMatch(Entry::differs);
    }
  }

  /**
   * What would have been right.
   *
   * @param differs whether something else happened
   */
  public record Entry(String text, boolean differs) {}

  /** Of a witness that has a nearest outcome. */
  static Comparison of(WitnessRecord witness) {
    List<Allowed> allowed =
        Stream.concat(Stream.of(witness.nearest()), witness.allowed().stream()).distinct().toList();
    List<Allowed> shown = allowed.subList(0, Math.min(SHOWN, allowed.size()));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < witness.operations().size(); i++) {
      Operation operation = witness.operations().get(i);
      int number = i;
      rows.add(
          row(
              witness.sessions().get(operation.session()) + "." + operation.name(),
              witness.compared().results().get(i),
              shown.stream().map(each -> each.results().get(number)).toList()));
    }
    rows.add(
        row(
            "final state",
            witness.compared().finalState(),
            shown.stream().map(Allowed::finalState).toList()));
    return new Comparison(
        shown.stream().map(Allowed::order).toList(), rows, allowed.size() - shown.size());
  }

  private static Row row(String what, String happened, List<String> allowed) {
    return new Row(
        what,
        happened,
        allowed.stream().map(text -> new Entry(text, !text.equals(happened))).toList());
  }
}
