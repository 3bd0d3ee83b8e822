package dev.contend.checkers.linearizability;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.List;

/** The readable search of {@link WingGongLowe} as a checker, to measure it beside the other. */
public record Reference(SequentialSpec<?, ?> spec) implements Checker {
  @Override
  public String name() {
    return "wing-gong-lowe";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    return switch (WingGongLowe.word(history, spec, limits)) {
      case "valid" -> new Verdict.Valid("");
      case "invalid" -> new Verdict.Invalid("", List.of(new Anomaly("", "", List.of())));
      default -> new Verdict.Unknown("");
    };
  }
}
