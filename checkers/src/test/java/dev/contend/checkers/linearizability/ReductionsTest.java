package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.specs.CounterSpec;
import dev.contend.checkers.specs.RegisterSpec;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Each reduction of {@link Search} by itself, by the number of configurations that are visited to
 * find that a read has no place: without it that were a power of two. Of those that follow by an
 * operation of unknown outcome, each counts once more when it is pushed.
 */
class ReductionsTest {
  private static final int OPEN = 20;
  private static final String IMPOSSIBLE_READ = "99 :invoke :read nil\n99 :ok -1\n";

  private static String invoke(int from, String f, IntUnaryOperator value) {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < OPEN; i++) {
      script.append(
          "%d :invoke :%s %s\n"
              .formatted(from + i, f, value == null ? "nil" : value.applyAsInt(i)));
    }
    return script.toString();
  }

  private static String answer(int from, String f, IntUnaryOperator value) {
    return invoke(from, f, value).replace(":invoke :" + f, ":ok");
  }

  private static void visits(int configurations, String script) {
    visits(new CounterSpec(), configurations, script);
  }

  private static void visits(SequentialSpec<?, ?> spec, int configurations, String script) {
    Verdict verdict =
        new LinearizabilityChecker<>(spec)
            .brief()
            .searching()
            .check(Script.history(script), Limits.DEFAULT);
    assertThat(verdict.word()).isEqualTo("invalid");
    assertThat(verdict.coverage()).endsWith(" keys, %d configurations".formatted(configurations));
  }

  @Test
  void readsAreTakenAsSoonAsTheyCanBe() {
    visits(
        2,
        invoke(0, "read", null)
            + "50 :invoke :add 5\n"
            + IMPOSSIBLE_READ
            + answer(0, "read", i -> i % 2 * 5)
            + "50 :ok 5\n");
  }

  @Test
  void ofAnsweredOnesThatAreAlikeOneIsTried() {
    visits(OPEN + 1, invoke(0, "add", i -> 1) + IMPOSSIBLE_READ + answer(0, "add", i -> 1));
  }

  @Test
  void ofUnknownOnesThatAreAlikeTheNumberCounts() {
    visits(2 * OPEN + 1, invoke(0, "add", i -> 1) + IMPOSSIBLE_READ);
  }

  @Test
  void noUnknownOneIsTriedWhileOneThatIsAlikeReturns() {
    visits(
        2 * OPEN + 1 + OPEN,
        invoke(0, "add", i -> 1)
            + invoke(20, "add", i -> 1)
            + IMPOSSIBLE_READ
            + answer(0, "add", i -> 1));
  }

  @Test
  void noUnknownOneIsTriedThatChangesNothing() {
    visits(1, invoke(0, "add", i -> 0) + IMPOSSIBLE_READ);
  }

  /** After any two of the writes the register holds what it holds after the second alone. */
  @Test
  void whatFewerUnknownOnesLedToIsLeftOut() {
    visits(
        new RegisterSpec(),
        2 * OPEN + 1,
        invoke(0, "write", i -> i) + "99 :invoke :read nil\n99 :ok -1\n");
  }
}
