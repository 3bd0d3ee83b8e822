package dev.contend.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.harness.workload.Grade;
import dev.contend.results.Agreement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellReportTest {
  private static final Grade HOLDS = new Grade.Holds("r");
  private static final Grade BREAKS = new Grade.Breaks(List.of("a", "b"), "r");
  private static final Grade UNCLEAR = new Grade.Unclear("r");
  private static final Verdict VALID = new Verdict.Valid("c");
  private static final Verdict UNKNOWN = new Verdict.Unknown("c");

  private static Agreement agreement(Grade grade, Verdict verdict) {
    List<String> kinds = verdict.anomalies().stream().map(Anomaly::kind).toList();
    return CellReport.agreement(grade, verdict, kinds);
  }

  private static Verdict invalid(String... kinds) {
    return Verdict.of(
        "c", Arrays.stream(kinds).map(kind -> new Anomaly(kind, "m", List.of())).toList());
  }

  @Test
  void aVerdictAgreesWithAGradeOrNot() {
    assertThat(agreement(HOLDS, VALID)).isEqualTo(Agreement.AS_GRADED);
    assertThat(agreement(HOLDS, invalid("x"))).isEqualTo(Agreement.CONTRADICTS);
    assertThat(agreement(HOLDS, UNKNOWN)).isEqualTo(Agreement.UNDECIDED);
    assertThat(agreement(BREAKS, invalid("x", "b"))).isEqualTo(Agreement.AS_GRADED);
    assertThat(agreement(BREAKS, invalid("x"))).isEqualTo(Agreement.NOT_SHOWN);
    assertThat(agreement(BREAKS, VALID)).isEqualTo(Agreement.NOT_SHOWN);
    assertThat(agreement(BREAKS, UNKNOWN)).isEqualTo(Agreement.UNDECIDED);
    assertThat(agreement(UNCLEAR, VALID)).isEqualTo(Agreement.UNGRADED);
    assertThat(agreement(UNCLEAR, invalid("x"))).isEqualTo(Agreement.UNGRADED);
    assertThat(agreement(UNCLEAR, UNKNOWN)).isEqualTo(Agreement.UNGRADED);
  }
}
