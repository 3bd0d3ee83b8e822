package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** They are what plain maps from kinds to counts are. */
class MultisetsTest {
  private static final int KINDS = 4;

  @Test
  void areAsPlainMapsAre() {
    SplittableRandom random = new SplittableRandom(1);
    Multisets sets = new Multisets();
    Map<TreeMap<Integer, Integer>, Integer> numbers = new HashMap<>();
    List<TreeMap<Integer, Integer>> plain = new ArrayList<>(List.of(new TreeMap<>()));
    numbers.put(plain.get(0), Multisets.EMPTY);
    long room = 0;
    for (int i = 0; i < 120; i++) {
      int set = random.nextInt(Math.min(plain.size(), 20));
      int kind = random.nextInt(KINDS);
      TreeMap<Integer, Integer> more = new TreeMap<>(plain.get(set));
      more.merge(kind, 1, Integer::sum);
      int number = sets.plus(set, kind);
      if (!numbers.containsKey(more)) {
        numbers.put(more, plain.size());
        plain.add(more);
        assertThat(sets.bytes()).isGreaterThan(room);
      } else {
        assertThat(sets.bytes()).isEqualTo(room == 0 ? sets.bytes() : room);
      }
      room = sets.bytes();
      assertThat(number).isEqualTo(numbers.get(more));
    }
    for (int one = 0; one < plain.size(); one++) {
      List<Integer> kinds = new ArrayList<>();
      for (int kind = 0; kind < KINDS; kind++) {
        int count = plain.get(one).getOrDefault(kind, 0);
        assertThat(sets.count(one, kind)).isEqualTo(count);
        for (int i = 0; i < count; i++) {
          kinds.add(kind);
        }
      }
      assertThat(sets.kinds(one)).containsExactly(kinds.stream().mapToInt(kind -> kind).toArray());
      for (int other = 0; other < plain.size(); other++) {
        assertThat(sets.includes(one, other))
            .as("%s, %s", plain.get(one), plain.get(other))
            .isEqualTo(includes(plain.get(one), plain.get(other)));
      }
    }
  }

  private static boolean includes(Map<Integer, Integer> larger, Map<Integer, Integer> smaller) {
    return smaller.entrySet().stream()
        .allMatch(each -> larger.getOrDefault(each.getKey(), 0) >= each.getValue());
  }

  /** What is remembered of a search is measured, so large sets must not look small. */
  @Test
  void theirRoomGrowsWithTheirKinds() {
    Multisets few = new Multisets();
    Multisets many = new Multisets();
    int one = Multisets.EMPTY;
    int all = Multisets.EMPTY;
    for (int i = 0; i < 200; i++) {
      one = few.plus(one, 0);
      all = many.plus(all, i);
    }
    assertThat(many.bytes() - few.bytes()).isEqualTo(8L * (200 * 199 / 2));
  }
}
