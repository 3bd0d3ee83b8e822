package dev.contend.workloads.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the generator of stock draws. */
class StockRaceTest {
  private static final int DRAWS = 10_000;

  private static List<StockDraw> draws(long seed, int client) {
    StockRace race = new StockRace(new CheckThenAct(), "unused");
    Source<StockDraw> source = race.generator().start(8, seed).get(client);
    List<StockDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<StockDraw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDraws() {
    for (int client = 0; client < 8; client++) {
      assertThat(draws(42, client)).isEqualTo(draws(42, client));
    }
  }

  @Test
  void clientsAndSeedsDiffer() {
    assertThat(draws(42, 0)).isNotEqualTo(draws(42, 1));
    assertThat(draws(42, 0)).isNotEqualTo(draws(43, 0));
  }

  @Test
  void drawsAreSkewedToOneSlotAndHaveAllThreeKinds() {
    Map<String, Integer> counts = new HashMap<>();
    for (StockDraw draw : draws(42, 0)) {
      counts.merge(draw.getClass().getSimpleName(), 1, Integer::sum);
      counts.merge("slot " + draw.slot(), 1, Integer::sum);
    }
    assertThat(counts.get("slot 0")).isBetween(DRAWS * 45 / 100, DRAWS * 55 / 100);
    assertThat(counts.get("slot 1")).isBetween(DRAWS * 20 / 100, DRAWS * 30 / 100);
    assertThat(counts.get("Order")).isBetween(DRAWS * 40 / 100, DRAWS * 50 / 100);
    assertThat(counts.get("Cancel")).isBetween(DRAWS * 40 / 100, DRAWS * 50 / 100);
    assertThat(counts.get("Read")).isBetween(DRAWS * 7 / 100, DRAWS * 15 / 100);
  }
}
