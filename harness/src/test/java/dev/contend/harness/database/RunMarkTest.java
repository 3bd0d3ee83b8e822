package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunMarkTest {
  @Test
  void isReadFromAComment() {
    for (RunMark mark : new RunMark[] {RunMark.random(), new RunMark(-1), new RunMark(1)}) {
      assertThat(RunMark.parse(mark.comment())).contains(mark);
    }
    assertThat(new RunMark(255).comment())
        .isEqualTo("contend: run 00000000000000ff; dropped when that run is over");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contend",
        "contend: run 00000000000000FF; dropped when that run is over",
        "contend: run 0ff; dropped when that run is over",
        "contend: run 00000000000000ff; dropped when that run is over, or not",
        "not contend: run 00000000000000ff; dropped when that run is over",
      })
  void anythingLessIsNoMark(String comment) {
    assertThat(RunMark.parse(comment)).isEmpty();
  }
}
