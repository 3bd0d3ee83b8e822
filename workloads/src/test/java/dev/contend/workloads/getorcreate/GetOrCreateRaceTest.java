package dev.contend.workloads.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import dev.contend.harness.workload.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the generator of get-or-create draws, and which tags clients ask for. */
class GetOrCreateRaceTest {
  private static final int DRAWS = 10_000;

  private static GetOrCreateRace race() {
    return new GetOrCreateRace(new GetOrCreate(), "unused");
  }

  private static List<GetOrCreateDraw> draws(long seed, int client) {
    Source<GetOrCreateDraw> source = race().generator().start(8, seed).get(client);
    List<GetOrCreateDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<GetOrCreateDraw>) source.next()).operation());
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
  void halfOfAllDrawsAreOfTheNewestTag() {
    List<GetOrCreateDraw> draws = draws(42, 0);
    assertThat(draws.stream().filter(draw -> draw.back() == 0).count())
        .isBetween(DRAWS * 45L / 100, DRAWS * 55L / 100);
    assertThat(draws.stream().filter(draw -> draw.back() == 1).count())
        .isBetween(DRAWS * 20L / 100, DRAWS * 30L / 100);
  }

  @Test
  void afterEachEightCallsThereIsANewerTag() {
    GetOrCreateRace race = race();
    List<Object> asked = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      asked.add(tag(race.call(new GetOrCreateDraw(i == 16 ? 1 : 0))));
    }
    assertThat(asked.subList(0, 8)).containsOnly("tag-0");
    assertThat(asked.subList(8, 16)).containsOnly("tag-1");
    assertThat(asked.get(16)).isEqualTo("tag-1");
  }

  @Test
  void nobodyAsksForATagBeforeTheFirst() {
    assertThat(tag(race().call(new GetOrCreateDraw(5)))).isEqualTo("tag-0");
  }

  @Test
  void atTheEndEveryTagThatWasAskedForIsObserved() {
    GetOrCreateRace race = race();
    assertThat(race.end()).isEmpty();
    for (int i = 0; i < 17; i++) {
      race.call(new GetOrCreateDraw(0));
    }
    assertThat(race.end())
        .extracting(GetOrCreateRaceTest::tag)
        .containsExactly("tag-0", "tag-1", "tag-2");
  }

  private static Object tag(Call call) {
    return ((List<?>) call.input()).get(0);
  }
}
