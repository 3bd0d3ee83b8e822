package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.specs.CasRegisterSpec;
import dev.contend.checkers.specs.MutexSpec;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.specs.SetSpec;
import dev.contend.checkers.specs.Things;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cut refutes has no order: no cut of a history that has one is refuted. */
class CutTest {
  private static final int HISTORIES = Integer.getInteger("contend.histories", 3_600) / 10;

  /** Those with few states. */
  static Stream<SequentialSpec<?, ?>> specs() {
    return Stream.of(new RegisterSpec(), new CasRegisterSpec(), new MutexSpec(), new SetSpec());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void noCutOfAnOrderlyHistoryIsRefuted(SequentialSpec<?, ?> spec) {
    int orderly = 0;
    int refuted = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Race race = new Race(random, Things.ALL.get(spec.name()).get()).run(4, 25);
      if (seed % 2 == 0) {
        race.mutate().mutate().mutate();
      }
      History history;
      try {
        history = race.history();
      } catch (IllegalArgumentException e) {
        continue; // the mutation left no history
      }
      boolean valid = WingGongLowe.word(history, spec, Limits.DEFAULT).equals("valid");
      int ofThis = refutedCuts(history, spec);
      if (valid) {
        assertThat(ofThis).as("seed %d", seed).isZero();
      }
      orderly += valid ? 1 : 0;
      refuted += ofThis > 0 ? 1 : 0;
    }
    assertThat(orderly).isGreaterThan(HISTORIES / 10);
    assertThat(refuted).isGreaterThan(HISTORIES / 100);
  }

  /** Of all cuts, how many have no order. */
  private static <S, C> int refutedCuts(History history, SequentialSpec<S, C> spec) {
    long deadline = Limits.DEFAULT.deadline();
    int refuted = 0;
    for (Partition<C> whole : Partition.split(history, spec, deadline)) {
      List<S> states = Cut.states(spec, whole);
      int returns = new Timeline(whole, new boolean[whole.kinds().size()]).returns;
      for (int from = 1; from < returns; from++) {
        for (int to = from; to < returns; to++) {
          Search<S, C> search =
              new Search<>(spec, Cut.between(whole, from, to), deadline, Limits.DEFAULT.memory());
          assertThat(search.beginAnywhere(states)).isTrue();
          refuted += search.run(Long.MAX_VALUE) == Search.End.NOT_LINEARIZABLE ? 1 : 0;
        }
      }
    }
    return refuted;
  }
}
