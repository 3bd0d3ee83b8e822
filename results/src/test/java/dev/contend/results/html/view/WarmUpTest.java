package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void theLineHasAPointForEachIterationAndSaysWhereMeasuringBegins() {
    WarmUp line = WarmUp.of(new Curve(List.of(0.0, 5.0), List.of(10.0, 10.0)));

    assertThat(line.points()).isEqualTo("0.0,23.0 33.3,12.0 66.7,1.0 100.0,1.0");
    assertThat(line.measuredFrom()).isEqualTo("50.0");
    assertThat(line.words()).isEqualTo("warming up: 0 5.00; measured: 10.0 10.0");
    assertThat(line.flat()).isTrue();
  }

  @Test
  void whatStillGetsFasterIsNotFlat() {
    assertThat(WarmUp.of(new Curve(List.of(), List.of(1.0, 1.0, 1.2, 1.2))).flat()).isFalse();
    assertThat(WarmUp.of(new Curve(List.of(), List.of(1.0, 1.0, 1.05, 1.05))).flat()).isTrue();
    assertThat(WarmUp.of(new Curve(List.of(), List.of(1.2, 1.2, 1.0, 1.0))).flat()).isTrue();
  }

  @Test
  void nothingIsNoError() {
    assertThat(WarmUp.of(new Curve(List.of(), List.of())).points()).isEmpty();
    assertThat(WarmUp.of(new Curve(List.of(), List.of(0.0))).points()).isEqualTo("0.0,24.0");
  }
}
