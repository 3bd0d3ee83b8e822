package dev.contend.workloads.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import dev.contend.harness.workload.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the generator of create draws, and which logins that becomes. */
class CreateRaceTest {
  private static final int DRAWS = 10_000;

  private static CreateRace race() {
    return new CreateRace(new ValidateThenInsert(), "unused");
  }

  private static List<CreateDraw> draws(long seed, int client) {
    Source<CreateDraw> source = race().generator().start(8, seed).get(client);
    List<CreateDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<CreateDraw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDrawsAndOthersOthers() {
    for (int client = 0; client < 8; client++) {
      assertThat(draws(42, client)).isEqualTo(draws(42, client));
    }
    assertThat(draws(42, 0)).isNotEqualTo(draws(42, 1)).isNotEqualTo(draws(43, 0));
  }

  @Test
  void drawsAreSkewedToOneSlotAndSomeAskAgain() {
    Map<Object, Integer> counts = new HashMap<>();
    for (CreateDraw draw : draws(42, 0)) {
      counts.merge(draw.slot(), 1, Integer::sum);
      counts.merge(draw.again(), 1, Integer::sum);
    }
    assertThat(counts.get(0)).isBetween(DRAWS * 45 / 100, DRAWS * 55 / 100);
    assertThat(counts.get(1)).isBetween(DRAWS * 20 / 100, DRAWS * 30 / 100);
    assertThat(counts.get(true)).isBetween(DRAWS * 10 / 100, DRAWS * 15 / 100);
  }

  private static Object login(Call call) {
    return ((List<?>) call.input()).get(0);
  }

  @Test
  void aLoginIsWantedUntilSomebodyHasIt() {
    LoginSlot slot = new LoginSlot("ann");
    assertThat(slot.next()).isEqualTo("ann0").isEqualTo(slot.last());
    slot.taken("ann0");
    slot.taken("ann0");
    assertThat(slot.next()).isEqualTo("ann1");
    assertThat(slot.last()).isEqualTo("ann0");
    slot.taken("ann1");
    assertThat(slot.next()).isEqualTo("ann2");
    assertThat(slot.last()).isEqualTo("ann1");
  }

  @Test
  void slotsHaveLoginsOfTheirOwn() {
    CreateRace race = race();
    assertThat(login(race.call(new CreateDraw(0, false))))
        .isEqualTo(login(race.call(new CreateDraw(0, true))))
        .isNotEqualTo(login(race.call(new CreateDraw(1, false))));
  }
}
