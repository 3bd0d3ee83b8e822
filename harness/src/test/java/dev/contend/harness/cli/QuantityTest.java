package dev.contend.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "60, PT60S",
    "60s, PT60S",
    "0.5, PT0.5S",
    "500ms, PT0.5S",
    "2m, PT2M",
    "2min, PT2M",
    "1.5h, PT1H30M",
    "24H, PT24H",
    "' 3 s ', PT3S",
    "0.0000005ms, PT0.000000001S"
  })
  void times(String text, Duration time) {
    assertThat(Quantity.time("--t", text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0s", "-1", "1d", "1 0", "x", "25h", "1e3", "9999999999999999s"})
  void noTimes(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Quantity.time("--t", text))
        .withMessageStartingWith("--t is more than 0 and at most a day")
        .withMessageEndingWith("not " + text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100k, 102400", "512m, 536870912", "2g, 2147483648", "1.5GB, 1610612736"})
  void sizes(String text, long bytes) {
    assertThat(Quantity.size("--m", text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0g", "-1g", "1t", "g", "2gg", "999999999999999g"})
  void noSizes(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Quantity.size("--m", text))
        .withMessageContaining("such as 2g or 512m, not " + text);
  }
}
