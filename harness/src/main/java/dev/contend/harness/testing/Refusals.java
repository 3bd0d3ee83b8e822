package dev.contend.harness.testing;

import dev.contend.harness.explore.scenario.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which errors and answers say that nothing was done. */
final class Refusals {
  private final List<Predicate<? super Throwable>> errors = new ArrayList<>();
  private final List<Predicate<Object>> answers = new ArrayList<>();

  void add(Predicate<? super Throwable> error) {
    errors.add(error);
  }

  void addAnswer(Predicate<Object> answer) {
    answers.add(answer);
  }

  /** The operation with refusals in place of those. */
  Operation.Body seen(Operation.Body body) {
    return (parts, given) -> {
      Object answer;
      try {
        answer = body.run(parts, given);
      } catch (Exception e) {
        Optional<Throwable> refusal = refusal(e);
        if (refusal.isPresent()) {
          return new Operation.Refusal(refusal.get().getClass().getSimpleName());
        }
        throw e;
      }
      return answers.stream().anyMatch(refused -> refused.test(answer))
          ? new Operation.Refusal(String.valueOf(answer))
          : answer;
    };
  }

  private Optional<Throwable> refusal(Throwable error) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = error; cause != null && seen.add(cause); cause = cause.getCause()) {
      Throwable one = cause;
      if (errors.stream().anyMatch(expected -> expected.test(one))) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
