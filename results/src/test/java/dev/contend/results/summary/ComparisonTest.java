package dev.contend.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord;
import dev.contend.results.RunText;
import dev.contend.results.SampleCosts;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Costs.Cost;
import dev.contend.results.html.view.MeasuredCosts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void aVerdictThatChangedIsToldAlsoAcrossVersions() {
    Comparison comparison =
        compare(
            """
            w s pg15:postgres serializable explore holds
            w t pg15:postgres serializable explore holds
            w old pg15:postgres serializable explore holds
            """,
            """
            w s pg18:postgres serializable explore breaks
            w t pg18:postgres serializable explore holds
            w new pg18:postgres serializable explore holds
            """);

    assertThat(comparison.both()).isEqualTo(2);
    assertThat(comparison.changed())
        .extracting(Comparison.Change::cell)
        .containsExactly("w s on postgres at serializable, explore");
    assertThat(comparison.gone()).containsExactly("w old on postgres at serializable, explore");
    assertThat(comparison.added()).containsExactly("w new on postgres at serializable, explore");
    assertThat(comparison.conditions())
        .containsExactly(
            new Comparison.Condition("postgres", "pg15 postgres 1", "pg18 postgres 1"));
    assertThat(comparison.worthALook()).isTrue();
  }

  @Test
  void twoDatabasesOfOneEngineAreKeptApartByTheirNames() {
    String both =
        """
        w s a:postgres serializable explore holds
        w s b:postgres serializable explore breaks
        """;

    assertThat(compare(both, both).changed()).isEmpty();
    assertThat(compare(both, both).worthALook()).isFalse();
  }

  @Test
  void onlyWhatIsBeyondTheErrorsOfBothMeasurementsIsSlowerOrFaster() {
    assertThat(costs(cost(1000, 50), cost(800, 100)).costs())
        .singleElement()
        .satisfies(change -> assertThat(change.slower()).isTrue())
        .satisfies(change -> assertThat(change.factor()).isEqualTo(0.8));
    assertThat(costs(cost(1000, 50), cost(800, 100)).worthALook()).isTrue();
    assertThat(costs(cost(1000, 150), cost(800, 100)).costs()).isEmpty();
    assertThat(costs(cost(1000, 50), cost(2000, 100)).worthALook()).isFalse();
    assertThat(costs(cost(1000, 50), cost(2000, 100)).costs()).hasSize(1);
    assertThat(costs(cost(1000, Double.NaN), cost(10, 1)).costs()).isEmpty();
  }

  @Test
  void benchmarksAreComparedThatHaveNoCells() {
    Comparison comparison =
        Comparison.of(
            RunText.bench("pg15"),
            RunText.bench("pg18"),
            measured("pg15", cost("a", 1000), cost("b", 1000), cost("c", 1000)),
            measured("pg18", cost("a", 500), cost("b", 950)));

    assertThat(comparison.measured()).isEqualTo(2);
    assertThat(comparison.costs())
        .extracting(Comparison.CostChange::cell)
        .containsExactly("stock a on pg18 at read-committed, 8 threads, 16 keys");
    assertThat(comparison.worthALook()).isTrue();
    assertThat(ComparePage.of("x", "y", false, comparison).summary())
        .isEqualTo(
            "2 costs were measured in both, 1 of them beyond the errors: 1 slower, 0 faster.");
  }

  private static Costs measured(String database, BenchRecord.Cost... costs) {
    return new MeasuredCosts(
        Stream.of(costs).map(cost -> SampleCosts.on(database, cost)).toList(), List.of());
  }

  private static BenchRecord.Cost cost(String strategy, double throughput) {
    return SampleCosts.cost(strategy, "holds", throughput, 50);
  }

  private static Comparison costs(Cost before, Cost after) {
    String run = "w s postgres serializable explore holds";
    return Comparison.of(
        RunText.of(run), RunText.of(run), (w, s, d, i) -> List.of(before), always(after));
  }

  private static Costs always(Cost cost) {
    return (workload, strategy, database, isolation) -> List.of(cost);
  }

  private static Cost cost(double throughput, double error) {
    return new Cost(2, 1, throughput, error, 1, 2, 3, 0, 0);
  }

  private static Comparison compare(String before, String after) {
    return Comparison.of(RunText.of(before), RunText.of(after), Costs.NONE, Costs.NONE);
  }
}
