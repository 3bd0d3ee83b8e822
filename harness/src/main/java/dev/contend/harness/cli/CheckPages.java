package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Explanation;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.Linearization;
import dev.contend.results.html.order.DrawnOperation;
import dev.contend.results.html.order.DrawnOperation.State;
import dev.contend.results.html.order.OrderPicture;
import dev.contend.results.html.view.CheckPage;
import dev.contend.results.html.view.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the pages of {@code check --html} show of a file. */
final class CheckPages {
  private static final int MOST_FINDINGS = 20;

  private CheckPages() {}

  /**
   * The page of a file.
   *
   * @param orders of a valid history for each key an order, or none
   */
  static CheckPage of(CheckedFile checked, List<Linearization> orders) {
    List<CheckPage.Check> checks = new ArrayList<>();
    checked
        .verdicts()
        .forEach(
            (name, verdict) ->
                checks.add(new CheckPage.Check(name, Mark.of(verdict.word()), verdict.coverage())));
    return new CheckPage(
        checked.file().toString(),
        checked.model(),
        Mark.of(checked.verdict().word()),
        "%,d".formatted(checked.operations()),
        String.format(Locale.ROOT, "%.3f s", checked.seconds()),
        checks,
        checked.verdict().anomalies().stream()
            .limit(MOST_FINDINGS)
            .map(anomaly -> finding(checked.history(), anomaly))
            .toList(),
        orders.stream()
            .limit(MOST_FINDINGS)
            .map(order -> shown(checked.history(), order))
            .toList());
  }

  private static CheckPage.Finding finding(History history, Anomaly anomaly) {
    Explanation why = anomaly.explanation();
    Map<Integer, DrawnOperation> drawn = new TreeMap<>();
    List<String> facts = new ArrayList<>();
    if (why == null) {
      anomaly
          .operations()
          .forEach(index -> drawn.put(index, drawn(history, index, 0, state(history, index), "")));
    } else {
      Map<Integer, String> reasons = new HashMap<>();
      why.refusals()
          .forEach(
              refusal ->
                  refusal.operations().forEach(index -> reasons.put(index, refusal.reason())));
      reasons.forEach(
          (index, reason) ->
              drawn.put(index, drawn(history, index, 0, state(history, index), reason)));
      why.possible()
          .forEach(
              index ->
                  drawn.put(
                      index,
                      drawn(history, index, 0, State.UNKNOWN, reasons.getOrDefault(index, ""))));
      why.certain()
          .forEach(
              index ->
                  drawn.put(
                      index,
                      drawn(
                          history,
                          index,
                          0,
                          index == why.stuck() ? State.UNPLACEABLE : State.PLACED,
                          reasons.getOrDefault(index, ""))));
      facts.addAll(ExplanationText.facts(history, why));
    }
    return new CheckPage.Finding(
        anomaly.kind(),
        anomaly.message(),
        facts,
        drawn.isEmpty() ? null : OrderPicture.of(List.copyOf(drawn.values())));
  }

  private static CheckPage.Shown shown(History history, Linearization order) {
    List<DrawnOperation> drawn = new ArrayList<>();
    for (int index : order.operations()) {
      drawn.add(drawn(history, index, drawn.size() + 1, State.PLACED, ""));
    }
    String title =
        "%,d operations%s in an order in which each gives the answer that it gave."
            .formatted(
                drawn.size(),
                order.key() == null ? "" : " on key " + EdnWriter.toString(order.key()));
    return new CheckPage.Shown(title, OrderPicture.of(drawn));
  }

  private static State state(History history, int index) {
    return history.operation(index).ok() ? State.PLACED : State.UNKNOWN;
  }

  private static DrawnOperation drawn(
      History history, int index, int place, State state, String note) {
    int returned = history.partner(index);
    boolean ok = history.operation(index).ok();
    return new DrawnOperation(
        index,
        history.process(index),
        ExplanationText.call(history.operation(index)),
        ok ? returned : DrawnOperation.NEVER,
        place,
        state,
        note);
  }
}
