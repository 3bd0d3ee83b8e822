package dev.contend.workloads.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the generator of bank draws. */
class BankRaceTest {
  private static final int DRAWS = 10_000;

  private static List<BankDraw> draws(long seed, int client) {
    Source<BankDraw> source =
        new BankRace(new ReadModifyWrite()).generator().start(2, seed).get(client);
    List<BankDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<BankDraw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDraws() {
    assertThat(draws(42, 1)).isEqualTo(draws(42, 1));
    assertThat(draws(42, 0)).isNotEqualTo(draws(42, 1)).isNotEqualTo(draws(43, 0));
  }

  @Test
  void eachPairOfAccountsIsAsLikelyAsAnyAndNoneIsOne() {
    int[][] pairs = new int[5][5];
    int reads = 0;
    for (BankDraw draw : draws(42, 0)) {
      if (draw instanceof BankDraw.Transfer transfer) {
        pairs[(int) transfer.from()][(int) transfer.to()]++;
        assertThat(transfer.amount()).isBetween(1L, 5L);
      } else {
        reads++;
      }
    }
    assertThat(reads).isBetween(DRAWS * 30 / 100, DRAWS * 37 / 100);
    for (int from = 1; from <= 4; from++) {
      for (int to = 1; to <= 4; to++) {
        int expected = from == to ? 0 : (DRAWS - reads) / 12;
        assertThat(pairs[from][to]).isBetween(expected * 3 / 4, expected * 5 / 4);
      }
    }
  }
}
