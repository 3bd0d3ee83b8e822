package dev.contend.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunText;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Costs.Cost;
import java.util.List;
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
