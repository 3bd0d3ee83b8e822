package dev.contend.workloads.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the generator draws, and which keys that becomes. */
class TransactionRaceTest {
  private static final int DRAWS = 10_000;

  private static List<TransactionDraw> draws(long seed, int client) {
    Source<TransactionDraw> source =
        new TransactionRace(new Memory(), error -> false, 0).generator().start(8, seed).get(client);
    List<TransactionDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<TransactionDraw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDrawsAndOthersOthers() {
    assertThat(draws(42, 3)).isEqualTo(draws(42, 3));
    assertThat(draws(42, 0)).isNotEqualTo(draws(42, 1)).isNotEqualTo(draws(43, 0));
  }

  @Test
  void transactionsAreShortAndHalfOfTheirAccessesAreOfOneKey() {
    Map<Integer, Integer> lengths = new TreeMap<>();
    Map<Integer, Integer> slots = new TreeMap<>();
    int accesses = 0;
    int writes = 0;
    for (TransactionDraw draw : draws(42, 0)) {
      lengths.merge(draw.accesses().size(), 1, Integer::sum);
      for (TransactionDraw.Access access : draw.accesses()) {
        slots.merge(access.slot(), 1, Integer::sum);
        accesses++;
        writes += access.writes() ? 1 : 0;
      }
    }
    assertThat(lengths).containsOnlyKeys(1, 2, 3, 4);
    assertThat(lengths.values()).allMatch(count -> count > DRAWS / 5 && count < DRAWS * 3 / 10);
    assertThat(slots).containsOnlyKeys(0, 1, 2);
    assertThat(slots.get(0)).isBetween(accesses * 47 / 100, accesses * 53 / 100);
    assertThat(writes).isBetween(accesses * 47 / 100, accesses * 53 / 100);
  }

  @Test
  void aSlotGoesOnToAKeyOfItsOwnAfterSomeWrites() {
    Keys keys = new Keys(3, 2, 0);
    assertThat(List.of(keys.key(0), keys.key(1), keys.key(2))).containsExactly(0L, 1L, 2L);
    keys.writes(1);
    assertThat(keys.key(1)).isEqualTo(1);
    keys.writes(1);
    assertThat(keys.key(1)).isEqualTo(4);
    assertThat(keys.used()).containsExactlyInAnyOrder(0L, 1L, 2L, 4L);
  }

  @Test
  void whenAllKeysWereUsedASlotBeginsAgain() {
    Keys keys = new Keys(3, 1, 0);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < keys.count() / 3; i++) {
      assertThat(seen.add(keys.key(2))).isTrue();
      keys.writes(2);
    }
    assertThat(keys.key(2)).isEqualTo(2);
    assertThat(keys.used()).hasSize(2 + keys.count() / 3).allMatch(key -> key < keys.count());
  }

  @Test
  void aLongRaceHasAKeyForAllThatIsGoingToBeWritten() {
    Keys keys = new Keys(3, 4, 10_000);
    Set<Long> left = new HashSet<>();
    for (int write = 0; write < 10_000; write++) {
      long key = keys.key(0);
      assertThat(left).doesNotContain(key);
      keys.writes(0);
      if (keys.key(0) != key) {
        left.add(key);
      }
    }
    assertThat(left).hasSize(2_500);
    assertThat(keys.count()).isEqualTo(3 * 2_501);
  }

  @Test
  void thereIsAKeyForEachSlotHoweverMany() {
    Keys keys = new Keys(2 * Keys.FEWEST, 1, 0);
    keys.writes(7);
    assertThat(keys.count()).isEqualTo(2 * Keys.FEWEST);
    assertThat(keys.key(7)).isEqualTo(7);
  }
}
