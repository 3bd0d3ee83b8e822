package dev.contend.harness.run;

import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.results.WitnessRecord;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Outcomes as text, the same in every process: sets and maps have no order of their own. */
final class Words {
  private Words() {}

  /** A value; elements of sets and maps in the order of their text. */
  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> elements) {
      var texts = elements.stream().map(Words::of);
      return (elements instanceof Set ? texts.sorted() : texts)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** How an operation ended. */
  static String of(Result result) {
    if (result instanceof Result.Returned returned) {
      return of(returned.answer());
    }
    if (result instanceof Result.Refused refused) {
      return "refused: " + refused.why();
    }
    return result instanceof Result.Failed failed ? failed.error() : "its process died";
  }

  /**
   * What of an outcome is compared.
   *
   * @param comparable with names in place of generated values
   */
  static WitnessRecord.Outcome of(Outcome comparable) {
    return new WitnessRecord.Outcome(
        comparable.answers().values().stream().map(Words::of).toList(), of(comparable.state()));
  }
}
