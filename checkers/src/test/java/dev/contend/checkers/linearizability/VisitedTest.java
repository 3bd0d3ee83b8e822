package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was met is what plain sets say that was met. */
class VisitedTest {
  private static final int LEVELS = 40;
  private static final int KINDS = 3;

  /** All of a configuration but the multiset. */
  private record Rest(int level, boolean pushed, int state, List<Long> slots) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void areAsPlainSetsAre(int words) {
    SplittableRandom random = new SplittableRandom(words);
    Multisets multisets = new Multisets();
    Visited visited = new Visited(LEVELS, words, multisets, Long.MAX_VALUE);
    Map<Rest, Set<Integer>> met = new HashMap<>();
    long added = 0;
    int redundant = 0;
    for (int i = 0; i < 30_000; i++) {
      // Most at one level, so that its table outgrows many, which others use then.
      int level = random.nextInt(3) == 0 ? random.nextInt(LEVELS) : i / 10_000;
      long[] configuration = configuration(random, words, multisets);
      Set<Integer> before =
          met.computeIfAbsent(rest(level, configuration), rest -> new HashSet<>());
      int taken = (int) configuration[0];
      boolean covered = before.stream().anyMatch(one -> multisets.includes(taken, one));
      boolean isNew = visited.add(level, configuration);
      if (covered) {
        redundant += isNew ? 1 : 0; // after a table grew, its larger multisets may come first
      } else {
        assertThat(isNew).isTrue();
        before.add(taken);
      }
      added += isNew ? 1 : 0;
      assertThat(visited.size()).isLessThanOrEqualTo(added);
    }
    assertThat(redundant).isLessThan(30);
    assertThat(visited.size()).isGreaterThan(added / 2);
    assertThat(visited.bytes())
        .isBetween(visited.size() * words * 8L, visited.size() * words * 8L * 6);
    assertLevelsHave(visited, met, multisets);
  }

  private static void assertLevelsHave(
      Visited visited, Map<Rest, Set<Integer>> met, Multisets multisets) {
    Map<Rest, Set<Integer>> found = new HashMap<>();
    int all = 0;
    for (int level = 0; level < LEVELS; level++) {
      for (long[] configuration : visited.at(level)) {
        found
            .computeIfAbsent(rest(level, configuration), rest -> new HashSet<>())
            .add((int) configuration[0]);
        all++;
      }
    }
    assertThat((long) all).isEqualTo(visited.size());
    assertThat(found.keySet()).isEqualTo(met.keySet());
    met.forEach(
        (rest, sets) ->
            assertThat(sets)
                .allMatch(
                    set -> found.get(rest).stream().anyMatch(one -> multisets.includes(set, one))));
  }

  private static Rest rest(int level, long[] configuration) {
    return new Rest(
        level,
        configuration[0] < 0,
        (int) (configuration[0] >>> 32),
        Arrays.stream(configuration).skip(1).boxed().toList());
  }

  private static long[] configuration(SplittableRandom random, int words, Multisets multisets) {
    int set = Multisets.EMPTY;
    for (int i = random.nextInt(4); i > 0; i--) {
      set = multisets.plus(set, random.nextInt(KINDS));
    }
    long[] configuration = new long[words];
    configuration[0] = (long) (1 + random.nextInt(words == 1 ? 900 : 30)) << 32 | set;
    configuration[0] |= random.nextInt(4) == 0 ? Candidates.PUSHED : 0;
    for (int i = 1; i < words; i++) {
      configuration[i] = random.nextLong(30) << 60 * random.nextInt(2);
    }
    return configuration;
  }

  /** At the limit, and not long before. */
  @ParameterizedTest
  @ValueSource(longs = {10_000, 1_000_000, 20_000_000})
  void theLimitOfMemoryIsHonoured(long limit) {
    Visited visited = new Visited(1, 1, new Multisets(), limit);
    assertThatThrownBy(
            () -> {
              for (long state = 1; ; state++) {
                visited.add(0, new long[] {state << 32});
                assertThat(visited.bytes()).isLessThanOrEqualTo(limit);
              }
            })
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(visited.bytes()).isGreaterThan(limit / 5);
  }
}
