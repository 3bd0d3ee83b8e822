package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.models.Models;
import dev.contend.checkers.specs.Things;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checker, the brute force and the search of Wing, Gong and Lowe agree on small random
 * histories of all specifications, good and bad. {@code -Dcontend.histories=60000} sets how many of
 * each kind, which then are counted; {@code -Dcontend.seed} is the first one's seed.
 */
class AgreementTest {
  private static final Integer WANTED = Integer.getInteger("contend.histories");
  private static final int HISTORIES = WANTED == null ? 1_000 : WANTED;
  private static final long FIRST_SEED = Long.getLong("contend.seed", 0);

  /** The others can get into so many states that cuts are not tried, or only after much work. */
  private static final Set<String> FEW_STATES =
      Set.of(
          "register",
          "register, no value twice",
          "cas-register",
          "multi-register",
          "mutex",
          "set",
          "registers without pure operations",
          "create",
          "get-or-create");

  static List<SmallHistories> kinds() {
    return SmallHistories.all();
  }

  @Test
  void everySpecificationIsThere() {
    Set<String> specified = new HashSet<>();
    for (String model : Models.names()) {
      for (Checker checker : Models.named(model).orElseThrow()) {
        if (checker instanceof LinearizabilityChecker<?, ?> search) {
          specified.add(search.spec().name());
        }
      }
    }
    assertThat(kinds().stream().map(SmallHistories::name)).containsAll(specified);
    assertThat(specified).containsAll(Things.ALL.keySet()).hasSize(Things.ALL.size() + 6);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void agree(SmallHistories kind) {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      History history = kind.history(seed);
      if (history != null) {
        String word = kind.linearizable(history) ? "valid" : "invalid";
        seen.merge(word, 1, Integer::sum);
        judge(kind.spec(), history, word, kind + ", seed " + seed, seen);
        if (FEW_STATES.contains(kind.name())) {
          assertThat(impatiently(history, new OnlySteps<>(kind.spec()), seen))
              .as("with cuts, seed %d", seed)
              .isEqualTo(word);
        }
        note(history, seen);
      }
    }
    if (WANTED != null) {
      System.out.printf("%s, seeds from %d: %s%n", kind, FIRST_SEED, seen);
    }
    assertThat(seen.get("valid")).isGreaterThan(HISTORIES / 10);
    assertThat(seen.get("invalid")).isGreaterThan(HISTORIES / 10);
    assertThat(seen.get("valid") + seen.get("invalid")).isGreaterThan(HISTORIES * 8 / 10);
    assertThat(seen.get("with :info")).isGreaterThan(HISTORIES / 10);
    assertThat(seen.get("with :fail")).isGreaterThan(HISTORIES / 10);
    if (kind.name().contains(", no") || kind.name().contains(", only")) {
      assertThat(seen.get("without a search")).isGreaterThan(HISTORIES / 4);
    }
  }

  private static <S, C> void judge(
      SequentialSpec<S, C> spec,
      History history,
      String word,
      String text,
      Map<String, Integer> seen) {
    LinearizabilityChecker<S, C> checker = new LinearizabilityChecker<>(spec).brief();
    assertThat(checker.check(history, Limits.DEFAULT).word())
        .as(() -> text + ", " + SmallHistories.describe(history))
        .isEqualTo(word);
    if (needsNoSearch(spec, history)) {
      seen.merge("without a search", 1, Integer::sum);
      assertThat(checker.searching().check(history, Limits.DEFAULT).word())
          .as(text)
          .isEqualTo(word);
    }
    assertThat(WingGongLowe.word(history, spec, Limits.DEFAULT)).as(text).isEqualTo(word);
  }

  private static <S, C> boolean needsNoSearch(SequentialSpec<S, C> spec, History history) {
    return Partition.split(history, spec, Limits.DEFAULT.deadline()).stream()
        .anyMatch(partition -> Decision.withoutSearch(spec, partition) != null);
  }

  /** As long histories are judged: where a search does not get on, a cut of it may do. */
  private static <S, C> String impatiently(
      History history, SequentialSpec<S, C> spec, Map<String, Integer> seen) {
    long deadline = Limits.DEFAULT.deadline();
    for (Partition<C> partition : Partition.split(history, spec, deadline)) {
      Decision<S, C> decision = Decision.of(spec, partition, deadline, Limits.DEFAULT.memory(), 1);
      if (decision.end() == Search.End.NOT_LINEARIZABLE) {
        if (decision.searched() != partition) {
          seen.merge("refuted by a cut", 1, Integer::sum);
        }
        return "invalid";
      }
      assertThat(decision.end()).isEqualTo(Search.End.LINEARIZABLE);
    }
    return "valid";
  }

  private static void note(History history, Map<String, Integer> seen) {
    for (EventType type : List.of(EventType.INFO, EventType.FAIL)) {
      if (history.operations().stream().anyMatch(one -> one.outcome() == type)) {
        seen.merge("with :" + type.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
  }

  /** Reads that change nothing, before all else, move the rest across the words of the bit sets. */
  @Test
  void operationsBeforeChangeNothing() {
    LinearizabilityChecker<?, ?> checker = new LinearizabilityChecker<>(new Register.Spec());
    for (int seed = 0; seed < 1_500; seed++) {
      History plain = registers(seed, 0);
      History padded = registers(seed, 55 + seed % 12);
      assertThat(checker.check(padded, Limits.DEFAULT).word())
          .as(told(seed, plain))
          .isEqualTo(checker.check(plain, Limits.DEFAULT).word());
    }
  }

  /** Written only when it is needed, which takes longer than to judge a history. */
  private static Supplier<String> told(int seed, History history) {
    return () -> "seed " + seed + ", " + SmallHistories.describe(history);
  }

  private static History registers(int seed, int readsBefore) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = new Race(random, new Register.Subject(1));
    for (int i = 0; i < readsBefore; i++) {
      race.alone(new Race.Request(Register.READ, Arrays.asList(0L, null)));
    }
    race.run(4, 14);
    for (int mutations = seed % 4; mutations > 0; mutations--) {
      race.mutateAfter(2 * readsBefore);
    }
    return race.history();
  }
}
