package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Explanation;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnReader;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.specs.CasRegisterSpec;
import dev.contend.checkers.specs.ReadySpecs;
import dev.contend.checkers.specs.Things;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of invalid histories is true, and as small as it claims; the same of valid ones. */
class ExplanationTest {
  private static final int HISTORIES = Integer.getInteger("contend.explanations", 600);

  static Stream<SequentialSpec<?, ?>> specs() {
    return ReadySpecs.all().stream();
  }

  private static Explanation only(Verdict verdict) {
    assertThat(verdict.anomalies()).hasSize(1);
    return verdict.anomalies().get(0).explanation();
  }

  /** The brute force finds no order of the part either, but one of each that is smaller. */
  @ParameterizedTest
  @MethodSource("specs")
  void thePartHasNoOrderAndEverySmallerOneHas(SequentialSpec<?, ?> spec) {
    int explained = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = ReadySpecsAgreementTest.history(seed, Things.ALL.get(spec.name()));
      if (history == null) {
        continue;
      }
      for (Anomaly anomaly :
          new LinearizabilityChecker<>(spec, Duration.ofMinutes(1))
              .check(history, Limits.DEFAULT)
              .anomalies()) {
        Explanation why = anomaly.explanation();
        String text =
            "seed %d, %s%s".formatted(seed, why, ReadySpecsAgreementTest.describe(history));
        assertThat(linearizable(history, spec, why, -1)).as(text).isFalse();
        assertThat(why.minimal()).as(text).isTrue();
        for (int one : why.certain()) {
          assertThat(linearizable(history, spec, why, one)).as("%d, %s", one, text).isTrue();
        }
        assertThat(anomaly.operations()).containsExactlyInAnyOrderElementsOf(why.certain());
        explained++;
      }
    }
    assertThat(explained).isGreaterThan(HISTORIES / 10);
  }

  /** Whether the part has an order if one operation of it is relaxed, too. */
  private static <S, C> boolean linearizable(
      History history, SequentialSpec<S, C> spec, Explanation why, int relaxed) {
    Set<Integer> members = new HashSet<>(why.certain());
    members.addAll(why.possible());
    if (relaxed >= 0 && spec.isPure(spec.call(history.operation(relaxed)))) {
      members.remove(relaxed);
    }
    History.Builder part = new History.Builder();
    for (Event event : history.events()) {
      Operation operation = history.operation(event.index());
      int index = operation.index();
      boolean answered = why.certain().contains(index) && index != relaxed;
      if (members.contains(index) && (event.index() == index || answered)) {
        part.append(event.time(), index, event.type(), event.f(), event.value(), event.extra());
      }
    }
    return BruteForce.linearizable(part.build(), Things.ALL.get(spec.name()).get());
  }

  /** Each order that is given keeps real time, has every answered operation, and can be stepped. */
  @ParameterizedTest
  @MethodSource("specs")
  void aLinearizationIsOne(SequentialSpec<?, ?> spec) {
    int found = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = ReadySpecsAgreementTest.history(seed, Things.ALL.get(spec.name()));
      if (history == null) {
        continue;
      }
      found += linearizations(history, spec);
    }
    assertThat(found).isGreaterThan(HISTORIES / 10);
  }

  private static <S, C> int linearizations(History history, SequentialSpec<S, C> spec) {
    LinearizabilityChecker<S, C> checker = new LinearizabilityChecker<>(spec);
    var orders = checker.linearizations(history, Limits.DEFAULT);
    boolean valid = checker.check(history, Limits.DEFAULT) instanceof Verdict.Valid;
    assertThat(orders.isPresent()).isEqualTo(valid);
    if (!valid) {
      return 0;
    }
    List<Integer> all = new ArrayList<>();
    for (Linearization order : orders.get()) {
      S state = spec.initial(null, List.of());
      int latestInvocation = -1;
      for (int index : order.operations()) {
        Operation operation = history.operation(index);
        if (operation.ok()) {
          assertThat(operation.completion().index()).isGreaterThan(latestInvocation);
        }
        latestInvocation = Math.max(latestInvocation, index);
        state = ((Step.Next<S>) spec.step(state, spec.call(operation))).state();
      }
      all.addAll(order.operations());
    }
    assertThat(all).doesNotHaveDuplicates();
    history.operations().stream()
        .filter(Operation::ok)
        .forEach(operation -> assertThat(all).contains(operation.index()));
    return 1;
  }

  @Test
  void withoutTimeThereIsOnlyAMessage() {
    LinearizabilityChecker<?, ?> checker =
        new LinearizabilityChecker<>(new CasRegisterSpec(), Duration.ZERO);
    Verdict verdict =
        checker.check(Script.history("0 :invoke :read nil\n0 :ok 3\n"), Limits.DEFAULT);
    assertThat(verdict.anomalies()).hasSize(1);
    Anomaly anomaly = verdict.anomalies().get(0);
    assertThat(anomaly.explanation()).isNull();
    assertThat(anomaly.operations()).containsExactly(0);
    assertThat(anomaly.message()).contains("it is refused: the register holds nil");
  }

  @Test
  void theStatesAndReasonsAreThoseOfTheDeadEnd() throws Exception {
    Explanation why =
        only(
            new LinearizabilityChecker<>(new CasRegisterSpec())
                .check(
                    Script.history(
                        """
                        0 :invoke :read nil
                        0 :ok nil
                        0 :invoke :write 1
                        0 :ok 1
                        1 :invoke :write 2
                        2 :invoke :cas [7 8]
                        3 :invoke :read nil
                        3 :ok 3
                        1 :ok 2
                        2 :ok :mismatch
                        """),
                    Limits.DEFAULT));
    assertThat(why.size()).isEqualTo(5);
    assertThat(why.certain()).containsExactly(6);
    assertThat(why.possible()).containsExactly(2, 4);
    assertThat(why.stuck()).isEqualTo(6);
    assertThat(why.deadEnd()).isEqualTo(7);
    assertThat(why.states())
        .containsExactlyInAnyOrder(
            "the register holds nil", "the register holds 1", "the register holds 2");
    assertThat(why.refusals()).extracting(Explanation.Refusal::operation).contains(6, 2, 4);
    assertThat(why.refusals().get(0).operation()).isEqualTo(6);
    assertThat(why.refusals().get(0).reason())
        .startsWith("is refused: the register holds ")
        .contains("nil", "1", "2");
    Map<?, ?> edn = (Map<?, ?>) new EdnReader(new StringReader(why.toEdn())).read();
    assertThat(edn.get(new Keyword("certain"))).isEqualTo(List.of(6L));
    assertThat(edn.get(new Keyword("key"))).isNull();
  }
}
