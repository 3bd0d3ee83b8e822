package dev.contend.workloads.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the generator of on-call draws. */
class OnCallRaceTest {
  private static final int DRAWS = 10_000;

  private static List<OnCallDraw> draws(long seed, int client) {
    Source<OnCallDraw> source =
        new OnCallRace(new CheckThenAct()).generator().start(2, seed).get(client);
    List<OnCallDraw> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(((Step.Invoke<OnCallDraw>) source.next()).operation());
    }
    return draws;
  }

  @Test
  void oneSeedGivesEachClientTheSameDraws() {
    assertThat(draws(42, 1)).isEqualTo(draws(42, 1));
    assertThat(draws(42, 0)).isNotEqualTo(draws(42, 1)).isNotEqualTo(draws(43, 0));
  }

  @Test
  void halfIsOnOneShiftAndEachDoctorIsOfOne() {
    Map<Long, Integer> shifts = new HashMap<>();
    Map<Long, Long> shiftOf = new HashMap<>();
    int off = 0;
    for (OnCallDraw draw : draws(42, 0)) {
      if (draw instanceof OnCallDraw.GoOff goOff) {
        off++;
        shifts.merge(goOff.shift(), 1, Integer::sum);
        assertThat(shiftOf.merge(goOff.doctor(), goOff.shift(), (a, b) -> a))
            .isEqualTo(goOff.shift());
      }
    }
    assertThat(off).isBetween(DRAWS * 45 / 100, DRAWS * 55 / 100);
    assertThat(shifts.get(1L)).isBetween(off * 45 / 100, off * 55 / 100);
    assertThat(shiftOf).hasSize(6);
  }
}
