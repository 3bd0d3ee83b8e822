package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0|0|0|0|0|No cell has a verdict.",
        "1|1|0|0|0|0|0|1 cell: 1 holds as graded, and none contradicts its grade.",
        "56|24|32|0|0|0|0|56 cells: 24 hold as graded, 32 break as graded, and none contradicts its grade.",
        "2|0|0|2|0|0|0|2 cells: 2 contradict their grade.",
        "5|0|0|1|1|2|1|5 cells: 1 has no grade to compare with, 1 was not shown to break this time, 2 are undecided, and 1 contradicts its grade.",
      })
  void saysWhatARunFound(
      int cells,
      int holds,
      int breaks,
      int contradicts,
      int notShown,
      int undecided,
      int ungraded,
      String sentence) {
    Tally tally = new Tally(cells, holds, breaks, contradicts, notShown, undecided, ungraded);

    assertThat(tally.sentence()).isEqualTo(sentence);
  }
}
