package dev.contend.results.html.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static final long MS = 1_000_000;
  private final History.Builder history = new History.Builder();

  @Test
  void operationsAreColumnsOfDifferences() {
    add(10 * MS, 0, EventType.INVOKE);
    add(11 * MS, 1, EventType.INVOKE);
    add(13 * MS, 0, EventType.OK);
    add(14 * MS, 1, EventType.INFO);
    add(20 * MS, 2, EventType.INVOKE);

    Operations operations = Operations.of(history.build(), List.of(1, 77), 8);

    assertThat(operations.start()).containsExactly(0, 1000, 9000);
    assertThat(operations.length()).containsExactly(3000, 3000, -1);
    assertThat(operations.index()).containsExactly(0, 1, 3);
    assertThat(operations.outcome()).containsExactly(0, 2, 2);
    assertThat(operations.named()).containsExactly(1);
    assertThat(operations.end()).isEqualTo(10_000);
    assertThat(operations.omitted()).isZero();
  }

  @Test
  void theNextProcessOfAClientGoesOnInItsLane() {
    add(1, 0, EventType.INVOKE);
    add(2, 1, EventType.INVOKE);
    add(3, 1, EventType.INFO);
    add(4, 9, EventType.INVOKE);
    add(5, 9, EventType.OK);
    add(6, 0, EventType.OK);

    Operations operations = Operations.of(history.build(), List.of(), 8);

    assertThat(operations.lanes()).containsExactly("process 0", "process 1, 9");
    assertThat(operations.lane()).containsExactly(0, 1, 1);
  }

  @Test
  void theObserverSharesItsLaneWithNobody() {
    add(1, 8, EventType.INVOKE);
    add(2, 8, EventType.OK);
    add(3, 0, EventType.INVOKE);
    add(4, 0, EventType.OK);
    add(5, 8, EventType.INVOKE);
    add(6, 8, EventType.OK);

    Operations operations = Operations.of(history.build(), List.of(), 8);

    assertThat(operations.lanes()).containsExactly("process 0", "observer 8");
    assertThat(operations.lane()).containsExactly(1, 0, 1);
  }

  @Test
  void faultsAreTheEventsOfNoClient() {
    add(0, 0, EventType.INVOKE);
    history.append(2 * MS, -1, EventType.INFO, new Keyword("kill"), "db", Map.of());
    add(5 * MS, 0, EventType.OK);

    assertThat(Operations.of(history.build(), List.of(), 8).faults())
        .containsExactly(new Operations.Fault(2000, "kill \"db\""));
    assertThat(OverTime.of(history.build(), 8).faults()).hasSize(1);
  }

  @Test
  void ofALongRaceTheOperationsAroundTheFirstNamedOneAreDrawn() {
    for (int i = 0; i < 25_000; i++) {
      add(2 * i * MS, 0, EventType.INVOKE);
      add((2 * i + 1) * MS, 0, EventType.OK);
    }

    Operations operations = Operations.of(history.build(), List.of(40_000), 8);

    assertThat(operations.count()).isEqualTo(10_000);
    assertThat(operations.omitted()).isEqualTo(15_000);
    assertThat(operations.index()[0]).isEqualTo(30_000);
    assertThat(operations.named()).containsExactly(5000);
    assertThat(operations.start()[0]).isZero();
  }

  @Test
  void anEmptyHistoryHasNone() {
    assertThat(Operations.of(history.build(), List.of(3), 8).count()).isZero();
    assertThat(OverTime.of(history.build(), 8).empty()).isTrue();
  }

  @Test
  void stretchesCountWhatWasAnsweredFailedAndUnknown() {
    for (int i = 0; i < 40; i++) {
      add(i * MS, 0, EventType.INVOKE);
      add(i * MS + (i < 39 ? 1 : 900_000), 0, i == 5 ? EventType.FAIL : EventType.OK);
    }
    add(39 * MS + 950_000, 8, EventType.INVOKE); // the observer is no client
    add(90 * MS, 8, EventType.OK);

    OverTime overTime = OverTime.of(history.build(), 8);

    assertThat(overTime.rows()).hasSize(4);
    assertThat(overTime.rows()).extracting(OverTime.Row::fail).containsExactly(1, 0, 0, 0);
    assertThat(overTime.rows().get(3).maxMs()).isEqualTo(0.9);
    assertThat(overTime.rows().get(3).p50Ms()).isEqualTo(0.000_001);
    double counted =
        overTime.rows().stream().mapToDouble(row -> row.ok() * 39.900_001 / 4 / 1000).sum();
    assertThat(counted).isCloseTo(39, org.assertj.core.data.Offset.offset(0.01));
  }

  private void add(long time, int process, EventType type) {
    history.append(time, process, type, new Keyword("f"), null, Map.of());
  }
}
