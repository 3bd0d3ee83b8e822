package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Dependencies;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.linearizability.Linearization;
import dev.contend.results.html.dependency.DependencyPicture;
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
    if (anomaly.explanation() instanceof NoOrder why) {
      return finding(history, anomaly, why);
    }
    boolean depends = anomaly.explanation() instanceof Dependencies;
    Dependencies why = depends ? (Dependencies) anomaly.explanation() : null;
    return new CheckPage.Finding(
        anomaly.kind(),
        anomaly.message(),
        depends ? DependencyText.facts(why) : List.of(),
        List.of(),
        depends ? DependencyPicture.of(why) : null,
        picture(
            anomaly.operations().stream()
                .distinct()
                .map(index -> drawn(history, index, 0, state(history, index), ""))
                .toList()),
        null);
  }

  private static CheckPage.Finding finding(History history, Anomaly anomaly, NoOrder why) {
    Map<Integer, String> reasons = new HashMap<>();
    why.refusals()
        .forEach(
            refusal -> refusal.operations().forEach(index -> reasons.put(index, refusal.reason())));
    List<DrawnOperation> certain = new ArrayList<>();
    for (int index : why.certain()) {
      State state = index == why.stuck() ? State.UNPLACEABLE : State.PLACED;
      certain.add(drawn(history, index, 0, state, reasons.getOrDefault(index, "")));
    }
    List<DrawnOperation> all = new ArrayList<>(certain);
    for (int index : why.possible()) {
      all.add(drawn(history, index, 0, State.UNKNOWN, reasons.getOrDefault(index, "")));
    }
    return new CheckPage.Finding(
        anomaly.kind(),
        anomaly.message(),
        ExplanationText.facts(why),
        ExplanationText.candidates(history, why),
        null,
        picture(certain),
        why.possible().isEmpty() ? null : picture(all));
  }

  /** Null if there is nothing to draw. */
  private static OrderPicture picture(List<DrawnOperation> drawn) {
    return drawn.isEmpty() ? null : OrderPicture.of(drawn);
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
    return switch (history.operation(index).outcome()) {
      case OK -> State.PLACED;
      case FAIL -> State.FAILED;
      default -> State.UNKNOWN;
    };
  }

  private static DrawnOperation drawn(
      History history, int index, int place, State state, String note) {
    int returned = history.partner(index);
    boolean known = history.operation(index).ok() || state == State.FAILED;
    return new DrawnOperation(
        index,
        history.process(index),
        ExplanationText.call(history.operation(index)),
        known ? returned : DrawnOperation.NEVER,
        place,
        state,
        note);
  }
}
