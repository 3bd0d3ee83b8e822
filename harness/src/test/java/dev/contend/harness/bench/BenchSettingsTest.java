package dev.contend.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0, PT0S",
    "PT0.1S, 5, PT0.02S",
    "PT2S, 10, PT0.2S",
    "PT5S, 20, PT0.25S",
    "PT20S, 20, PT1S",
    "PT60S, 60, PT1S"
  })
  void aTimeIsMeasuredInManyIterationsOfASecondAtMost(
      Duration time, int iterations, Duration each) {
    assertThat(BenchSettings.iterations(time)).isEqualTo(iterations);
    assertThat(BenchSettings.iteration(time)).isEqualTo(each);
  }

  @Test
  void theOptionsSayTheSame() {
    assertThat(new BenchSettings(2, Duration.ZERO, Duration.ofMillis(1500), 7).options())
        .isEqualTo("--forks 2 --warmup 0 --time 1.5 --seed 7");
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    assertThatThrownBy(() -> new BenchSettings(0, Duration.ZERO, Duration.ofSeconds(1), 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BenchSettings(1, Duration.ZERO, Duration.ZERO, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forksTakeTheirTime() {
    BenchSettings one = new BenchSettings(1, Duration.ofSeconds(1), Duration.ofSeconds(2), 7);
    BenchSettings two = new BenchSettings(2, Duration.ofSeconds(1), Duration.ofSeconds(2), 7);
    assertThat(one.expectedSeconds()).isGreaterThan(3);
    assertThat(two.expectedSeconds()).isEqualTo(2 * one.expectedSeconds());
  }
}
