package dev.contend.harness.cli;

import static dev.contend.results.Agreement.AS_GRADED;
import static dev.contend.results.Agreement.CONTRADICTS;
import static dev.contend.results.Agreement.NOT_SHOWN;
import static dev.contend.results.Agreement.UNDECIDED;
import static dev.contend.results.Agreement.UNGRADED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void whatIsWorstDecides() {
    assertThat(ExitCode.of(List.of(AS_GRADED, UNGRADED))).isZero();
    assertThat(ExitCode.of(List.of(AS_GRADED, NOT_SHOWN))).isEqualTo(3);
    assertThat(ExitCode.of(List.of(NOT_SHOWN, UNDECIDED))).isEqualTo(2);
    assertThat(ExitCode.of(List.of(UNDECIDED, NOT_SHOWN, CONTRADICTS))).isEqualTo(1);
  }
}
