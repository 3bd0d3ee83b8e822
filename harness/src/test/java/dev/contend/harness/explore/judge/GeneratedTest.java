package dev.contend.harness.explore.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Result.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  private static Generated id(Object value) {
    return new Generated("id", value);
  }

  private static Outcome outcome(Object state, Object... answers) {
    TreeMap<OperationId, Result> results = new TreeMap<>();
    for (Object answer : answers) {
      results.put(new OperationId(results.size(), 0), new Result.Returned(answer));
    }
    return new Outcome(results, state).renamed();
  }

  @Test
  void valuesGetNamesInTheOrderOfAnswersThenState() {
    Outcome renamed = outcome(List.of(id(9), id(4)), id(4), Map.of("new", id(9)));
    assertThat(renamed.answers().values())
        .hasToString("[Returned[answer=id#1], Returned[answer={new=id#2}]]");
    assertThat(renamed.state()).hasToString("[id#2, id#1]");
  }

  @Test
  void onlyWhoIsWhoMatters() {
    assertThat(outcome(List.of(id(9), id(4)), id(4)))
        .isEqualTo(outcome(List.of(id(2), id(1)), id(1)));
    assertThat(outcome(List.of(id(9), id(4)), id(4)))
        .isNotEqualTo(outcome(List.of(id(1), id(2)), id(1)));
    assertThat(outcome(null, id(1), id(1))).isNotEqualTo(outcome(null, id(1), id(2)));
  }

  @Test
  void columnsHaveNothingToDoWithEachOther() {
    assertThat(outcome(null, id(1), new Generated("at", 1)).answers().values())
        .hasToString("[Returned[answer=id#1], Returned[answer=at#1]]");
  }

  @Test
  void whatIsNotMarkedIsNeverRenamed() {
    assertThat(outcome(7, id(7)).state()).isEqualTo(7);
    assertThat(outcome("id#1", id(7))).isNotEqualTo(outcome(id(7), id(7)));
    Set<Object> untouched = Set.of(1, 2);
    assertThat(outcome(untouched).state()).isSameAs(untouched);
    assertThat(outcome(id(null)).state()).isNull();
  }

  @Test
  void setsAndMapsAreMetInTheOrderOfTheirContentThenOfRawValues() {
    Object left = Set.of(List.of("b", id(1)), List.of("a", id(2)));
    Object right = Set.of(List.of("b", id(10)), List.of("a", id(9)));
    assertThat(outcome(left)).isEqualTo(outcome(right));
    assertThat(outcome(Set.of(id(10), id(9)), id(10)))
        .isEqualTo(outcome(Set.of(id(1), id(2)), id(1)))
        .isEqualTo(outcome(Set.of(id(1), id(2)), id(2)));
    assertThat(outcome(Map.of(id(9), "x", id(10), "x"), List.of(id(9), id(10))))
        .isEqualTo(outcome(Map.of(id(1), "x", id(2), "x"), List.of(id(1), id(2))));
    assertThat(outcome(Map.of(id(9), "x", id(10), "y"), Optional.of(id(9))))
        .isEqualTo(outcome(Map.of(id(5), "x", id(4), "y"), Optional.of(id(5))))
        .isNotEqualTo(outcome(Map.of(id(5), "x", id(4), "y"), Optional.of(id(4))));
  }

  @Test
  void anyOneToOneRenumberingOfAnswersChangesNothingAndAMergeDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      List<Integer> raw = random.ints(6, 0, 4).boxed().toList();
      Map<Integer, Integer> other = new HashMap<>();
      raw.forEach(value -> other.computeIfAbsent(value, first -> 100 - 7 * first));
      Map<Integer, Integer> merged = new HashMap<>(other);
      merged.put(raw.get(0), merged.get(raw.get(5)));

      Outcome before = outcome(raw.stream().map(GeneratedTest::id).toList());
      assertThat(outcome(raw.stream().map(other::get).map(GeneratedTest::id).toList()))
          .isEqualTo(before);
      if (!raw.get(0).equals(raw.get(5))) {
        assertThat(outcome(raw.stream().map(merged::get).map(GeneratedTest::id).toList()))
            .isNotEqualTo(before);
      }
    }
  }

  @Test
  void ofErrorsOnlyTheirSortCounts() {
    TreeMap<OperationId, Result> results = new TreeMap<>();
    results.put(new OperationId(0, 0), new Result.Failed("40P01: process 17 waits", Effect.NONE));
    assertThat(new Outcome(results, null).renamed().answers().values())
        .containsExactly(new Result.Failed("40P01", Effect.NONE));
  }
}
