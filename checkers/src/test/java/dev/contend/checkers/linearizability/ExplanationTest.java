package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Limits;
import dev.contend.checkers.NoOrder;
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
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of invalid histories is true, and as small as it claims; the same of valid ones. */
class ExplanationTest {
  private static final int HISTORIES = Integer.getInteger("contend.explanations", 300);

  static Stream<SequentialSpec<?, ?>> specs() {
    return ReadySpecs.all().stream();
  }

  private static NoOrder only(Verdict verdict) {
    assertThat(verdict.anomalies()).hasSize(1);
    return (NoOrder) verdict.anomalies().get(0).explanation();
  }

  /** The brute force finds no order of the part either, but one of each that is smaller. */
  @ParameterizedTest
  @MethodSource("specs")
  void thePartHasNoOrderAndEverySmallerOneHas(SequentialSpec<?, ?> spec) {
    int explained = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = SmallHistories.of(spec).history(seed);
      if (history == null) {
        continue;
      }
      for (Anomaly anomaly :
          new LinearizabilityChecker<>(spec, Duration.ofMinutes(1))
              .check(history, Limits.DEFAULT)
              .anomalies()) {
        NoOrder why = (NoOrder) anomaly.explanation();
        String text = "seed %d, %s%s".formatted(seed, why, SmallHistories.describe(history));
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
      History history, SequentialSpec<S, C> spec, NoOrder why, int relaxed) {
    Set<Integer> members = new HashSet<>(why.certain());
    members.addAll(why.possible());
    if (relaxed >= 0 && spec.isPure(spec.call(history.operation(relaxed)))) {
      members.remove(relaxed);
    }
    Set<Integer> certain = new HashSet<>(why.certain());
    certain.remove(relaxed);
    return BruteForce.linearizable(
        part(history, members, certain), Things.ALL.get(spec.name()).get());
  }

  /** Only the members, and answers only of the certain ones. */
  private static History part(History history, Set<Integer> members, Set<Integer> certain) {
    History.Builder part = new History.Builder();
    for (Event event : history.events()) {
      int index = history.operation(event.index()).index();
      if (members.contains(index) && (event.index() == index || certain.contains(index))) {
        part.append(event.time(), index, event.type(), event.f(), event.value(), event.extra());
      }
    }
    return part.build();
  }

  /**
   * Whatever orders a history orders every part of it. So, put the other way round, a part that has
   * no order proves that the history has none. Parts are drawn at random here: a beginning, and
   * some of its operations relaxed.
   */
  @ParameterizedTest
  @MethodSource("specs")
  void whatHasAnOrderHasOneOfEveryPart(SequentialSpec<?, ?> spec) {
    int parts = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = SmallHistories.of(spec).history(seed);
      if (history != null && BruteForce.linearizable(history, Things.ALL.get(spec.name()).get())) {
        parts += orderedParts(history, spec, new SplittableRandom(seed));
      }
    }
    assertThat(parts).isGreaterThan(HISTORIES / 10);
  }

  private static <S, C> int orderedParts(
      History history, SequentialSpec<S, C> spec, SplittableRandom random) {
    int parts = 0;
    for (Partition<C> whole : Partition.split(history, spec, Limits.DEFAULT.deadline())) {
      Part<S, C> part = new Part<>(spec, whole, history);
      for (int drawn = 0; drawn < 5; drawn++) {
        BitSet relaxed = new BitSet();
        IntStream.range(0, whole.size()).forEach(i -> relaxed.set(i, random.nextInt(3) == 0));
        int end = random.nextInt(history.size());
        Set<Integer> certain = new HashSet<>();
        Set<Integer> members = new HashSet<>();
        for (int place = 0; place < whole.size(); place++) {
          boolean kept = part.certain(place, relaxed, end);
          if (kept || part.possible(place, relaxed, end)) {
            members.add(whole.invoked()[place]);
          }
          if (kept) {
            certain.add(whole.invoked()[place]);
          }
        }
        History smaller = part(history, members, certain);
        assertThat(BruteForce.linearizable(smaller, Things.ALL.get(spec.name()).get()))
            .as("%s of %s", SmallHistories.describe(smaller), SmallHistories.describe(history))
            .isTrue();
        parts++;
      }
    }
    return parts;
  }

  /** The brute force comes to the same states at the dead end, and all candidates are spoken of. */
  @ParameterizedTest
  @MethodSource("specs")
  void theStatesAndCandidatesAtTheDeadEndAreAllThereAre(SequentialSpec<?, ?> spec) {
    int explained = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = SmallHistories.of(spec).history(seed);
      if (history == null) {
        continue;
      }
      for (Anomaly anomaly :
          new LinearizabilityChecker<>(spec, Duration.ofMinutes(1))
              .check(history, Limits.DEFAULT)
              .anomalies()) {
        assertAllIsSaid(history, spec, (NoOrder) anomaly.explanation());
        explained++;
      }
    }
    assertThat(explained).isGreaterThan(HISTORIES / 10);
  }

  private static <S, C> void assertAllIsSaid(
      History history, SequentialSpec<S, C> spec, NoOrder why) {
    String text = why + SmallHistories.describe(history);
    Map<Integer, C> calls = new HashMap<>();
    why.certain().forEach(index -> calls.put(index, spec.call(history.operation(index))));
    why.possible().forEach(index -> calls.put(index, spec.call(asUnknown(history, index))));
    calls.keySet().removeIf(index -> index > why.deadEnd());
    Map<Set<Integer>, Set<S>> reached = new HashMap<>();
    Set<Integer> before = new HashSet<>(why.certain());
    before.removeIf(index -> history.partner(index) >= why.deadEnd());
    reach(spec.initial(null, List.of()), Set.of(), before, history, spec, calls, reached, why);
    Set<S> states = new HashSet<>();
    reached.values().forEach(states::addAll);
    assertThat(states.stream().map(spec::describe))
        .as(text)
        .containsAll(why.states())
        .hasSize(why.states().size() + why.moreStates());
    Set<Integer> candidates = new HashSet<>(calls.keySet());
    candidates.removeAll(before);
    Set<Integer> spokenOf = new HashSet<>();
    why.refusals().forEach(refusal -> spokenOf.addAll(refusal.operations()));
    assertThat(spokenOf).as(text).isEqualTo(candidates);
    for (NoOrder.Refusal refusal : why.refusals()) {
      Set<S> left = new HashSet<>();
      reached.forEach(
          (taken, itsStates) -> {
            if (!taken.containsAll(refusal.operations())) {
              left.addAll(itsStates);
            }
          });
      C call = calls.get(refusal.operations().get(0));
      boolean refused =
          left.stream().allMatch(state -> spec.step(state, call) instanceof Step.Refused<S>);
      assertThat(refusal.reason())
          .as(text)
          .startsWith(
              left.isEmpty()
                  ? "placed before already"
                  : refused ? "refused, since " : "could come next, which leads to: ");
    }
    assertThat(why.refusals().get(0).reason()).as(text).startsWith("refused, since ");
  }

  private static Operation asUnknown(History history, int index) {
    return new Operation(history.operation(index).invocation(), null);
  }

  /**
   * All states after some order of operations with all that had to come before the dead end, by
   * what was taken.
   */
  private static <S, C> void reach(
      S state,
      Set<Integer> taken,
      Set<Integer> before,
      History history,
      SequentialSpec<S, C> spec,
      Map<Integer, C> calls,
      Map<Set<Integer>, Set<S>> reached,
      NoOrder why) {
    if (taken.containsAll(before)) {
      reached.computeIfAbsent(taken, none -> new HashSet<>()).add(state);
    }
    for (Map.Entry<Integer, C> next : calls.entrySet()) {
      int index = next.getKey();
      boolean late =
          before.stream().anyMatch(one -> !taken.contains(one) && history.partner(one) < index);
      if (index != why.stuck()
          && !taken.contains(index)
          && !late
          && spec.step(state, next.getValue()) instanceof Step.Next<S> after) {
        Set<Integer> more = new HashSet<>(taken);
        more.add(index);
        reach(after.state(), more, before, history, spec, calls, reached, why);
      }
    }
  }

  /** Each order that is given keeps real time, has every answered operation, and can be stepped. */
  @ParameterizedTest
  @MethodSource("specs")
  void aLinearizationIsOne(SequentialSpec<?, ?> spec) {
    int found = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = SmallHistories.of(spec).history(seed);
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
    assertThat(anomaly.message())
        .isEqualTo(
            "No order of the one operation gives the answers that were given. Operation 0 (process 0, read → 3) has no place: in every order of what could come before it, it is refused, since the register holds nil.");
  }

  @Test
  void theStatesAndReasonsAreThoseOfTheDeadEnd() throws Exception {
    NoOrder why =
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
    assertThat(why.refusals())
        .extracting(NoOrder.Refusal::operations)
        .containsExactly(List.of(6), List.of(2), List.of(4));
    assertThat(why.refusals().get(0).reason())
        .isEqualTo("refused, since the register holds 1, 2 or nil");
    assertThat(why.refusals().get(1).reason())
        .isEqualTo("could come next, which leads to: the register holds 1");
    Map<?, ?> edn = (Map<?, ?>) new EdnReader(new StringReader(why.toEdn())).read();
    assertThat(edn.get(new Keyword("certain"))).isEqualTo(List.of(6L));
    assertThat(edn.get(new Keyword("key"))).isNull();
  }
}
