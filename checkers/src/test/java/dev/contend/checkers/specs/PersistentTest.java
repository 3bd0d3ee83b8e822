package dev.contend.checkers.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The immutable map and queue are what the ones of the JDK are. */
class PersistentTest {
  /** Of two such keys with the same number half, the hashes are the same. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number / 2;
    }
  }

  @Test
  void theMapHasTheEntriesOfAHashMap() {
    Map<Map<Object, Object>, PersistentMap> met = new HashMap<>();
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PersistentMap map = PersistentMap.EMPTY;
      Map<Object, Object> expected = new HashMap<>();
      for (int i = 0; i < 40; i++) {
        Object key = random.nextInt(8) == 0 ? null : new Key(random.nextInt(-6, 6));
        if (random.nextBoolean()) {
          PersistentMap before = map;
          map = map.with(key, i % 3);
          assertThat(map == before)
              .isEqualTo(Integer.valueOf(i % 3).equals(expected.put(key, i % 3)));
        } else {
          map = map.without(key);
          expected.remove(key);
        }
        Map<Object, Object> entries = new HashMap<>();
        map.forEach(entries::put);
        assertThat(entries).isEqualTo(expected);
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.keys()).isEqualTo(expected.keySet());
        assertThat(map.contains(key)).isEqualTo(expected.containsKey(key));
        assertThat(map.get(key)).isEqualTo(expected.get(key));
        PersistentMap same = met.putIfAbsent(expected, map);
        assertThat(same == null || (same.equals(map) && same.hashCode() == map.hashCode()))
            .isTrue();
        expected = new HashMap<>(expected);
      }
    }
    List<PersistentMap> different = new ArrayList<>(met.values());
    assertThat(different).doesNotHaveDuplicates();
  }

  @Test
  void theQueueHasTheElementsOfADeque() {
    Map<List<Object>, PersistentQueue> met = new HashMap<>();
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PersistentQueue queue = PersistentQueue.EMPTY;
      Deque<Object> expected = new ArrayDeque<>();
      for (int i = 0; i < 30; i++) {
        if (expected.isEmpty() || random.nextInt(5) < 3) {
          Object value = random.nextInt(3);
          queue = queue.with(value);
          expected.add(value);
        } else {
          assertThat(queue.head()).isEqualTo(expected.remove());
          queue = queue.withoutHead();
        }
        assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(queue.elements()).containsExactlyElementsOf(expected);
        PersistentQueue same = met.putIfAbsent(new ArrayList<>(expected), queue);
        assertThat(same == null || (same.equals(queue) && same.hashCode() == queue.hashCode()))
            .isTrue();
      }
    }
    assertThat(new ArrayList<>(met.values())).doesNotHaveDuplicates();
  }
}
