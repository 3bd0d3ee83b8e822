package dev.contend.workloads.aftercommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import dev.contend.harness.workload.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the generator of after-commit draws. */
class AfterCommitRaceTest {
  private static final int DRAWS = 10_000;

  private final AfterCommitRace race = new AfterCommitRace(new DispatchInTransaction(), "unused");

  private List<AfterCommitRace.Draw> draws(long seed, int client) {
    Source<AfterCommitRace.Draw> source = race.generator().start(8, seed).get(client);
    List<AfterCommitRace.Draw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<AfterCommitRace.Draw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDraws() {
    assertThat(draws(42, 3)).isEqualTo(draws(42, 3)).isNotEqualTo(draws(42, 4));
    assertThat(draws(43, 3)).isNotEqualTo(draws(42, 3));
  }

  @Test
  void aQuarterIsRefused() {
    assertThat(draws(42, 0))
        .filteredOn(draw -> !draw.right())
        .hasSizeBetween(DRAWS * 22 / 100, DRAWS * 28 / 100);
  }

  @Test
  void eachSubmitHasItsOwnName() {
    assertThat(draws(42, 0).stream().map(race::call).map(Call::input)).doesNotHaveDuplicates();
  }
}
