package dev.contend.checkers.transactions.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is left of a walk is a cycle of the same kind; if nothing is, it holds a plain cycle. */
class ReductionTest {
  private static final int WALKS = 20_000;

  /** A closed walk over few vertices in which no two anti-dependencies are neighbours. */
  private static List<Cycle.Step> walk(SplittableRandom random) {
    int length = 2 + random.nextInt(7);
    int vertices = 2 + random.nextInt(4);
    int first = random.nextInt(vertices);
    int at = first;
    List<Cycle.Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int to = i == length - 1 ? first : random.nextInt(vertices);
      boolean mayBeAnti = i > 0 && steps.get(i - 1).why() == Dependency.WW;
      boolean anti = mayBeAnti && random.nextBoolean();
      steps.add(new Cycle.Step(at, to, anti ? Dependency.RW : Dependency.WW));
      at = to;
    }
    return steps;
  }

  private static boolean hasPlainCycle(List<Cycle.Step> steps) {
    boolean[][] reach = new boolean[8][8];
    for (Cycle.Step step : steps) {
      reach[step.from()][step.to()] |= step.why() == Dependency.WW;
    }
    for (int by = 0; by < 8; by++) {
      for (int from = 0; from < 8; from++) {
        for (int to = 0; to < 8; to++) {
          reach[from][to] |= reach[from][by] && reach[by][to];
        }
      }
    }
    return steps.stream().anyMatch(step -> reach[step.from()][step.from()]);
  }

  @Test
  void keepsTheKind() {
    int reduced = 0;
    int nothing = 0;
    for (int seed = 0; seed < WALKS; seed++) {
      List<Cycle.Step> walk = walk(new SplittableRandom(seed));
      if (Reduction.antis(walk) == 0 || walk.stream().anyMatch(one -> one.from() == one.to())) {
        continue;
      }
      List<Cycle.Step> left = Reduction.of(walk);
      if (left == null) {
        nothing++;
        assertThat(hasPlainCycle(walk)).as("seed %d: %s", seed, walk).isTrue();
        continue;
      }
      reduced += left.size() < walk.size() ? 1 : 0;
      assertThat(walk).containsAll(left);
      assertThat(Reduction.antis(left)).as("seed %d: %s", seed, left).isPositive();
      assertThat(Reduction.neighbours(left)).as("seed %d: %s", seed, left).isFalse();
      assertThat(new Cycle(AnomalyType.G_NONADJACENT, left).simple()).isTrue();
      for (int i = 0; i < left.size(); i++) {
        assertThat(left.get(i).to()).isEqualTo(left.get((i + 1) % left.size()).from());
      }
    }
    assertThat(reduced).isGreaterThan(WALKS / 1_000);
    assertThat(nothing).isGreaterThan(WALKS / 1_000);
  }
}
