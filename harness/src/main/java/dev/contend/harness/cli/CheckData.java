package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.Linearization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code check --html} says of a file to programs. */
final class CheckData {
  private CheckData() {}

  /**
   * All that was said, with the evidence; operations go by the indices of their invocations.
   *
   * @param orders of a valid history for each key an order, or none
   */
  static Map<String, Object> of(CheckedFile checked, List<Linearization> orders) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("file", checked.file().toString());
    data.put("model", checked.model());
    data.put("operations", checked.operations());
    data.put("verdict", checked.verdict().word());
    List<Object> checkers = new ArrayList<>();
    checked.verdicts().forEach((name, verdict) -> checkers.add(checker(name, verdict)));
    data.put("checkers", checkers);
    data.put("orders", orders.stream().map(CheckData::order).toList());
    return data;
  }

  private static Map<String, Object> checker(String name, Verdict verdict) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name);
    data.put("verdict", verdict.word());
    data.put("coverage", verdict.coverage());
    data.put("anomalies", verdict.anomalies().stream().map(CheckData::anomaly).toList());
    return data;
  }

  private static Map<String, Object> anomaly(Anomaly anomaly) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", anomaly.kind());
    data.put("message", anomaly.message());
    data.put("operations", anomaly.operations());
    data.put("explanation", anomaly.explanation() == null ? null : anomaly.explanation().data());
    return data;
  }

  private static Map<String, Object> order(Linearization order) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("key", order.key() == null ? null : EdnWriter.toString(order.key()));
    data.put("operations", order.operations());
    return data;
  }
}
