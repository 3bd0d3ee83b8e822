package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunRecord;
import dev.contend.results.RunText;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final RunRecord RUN =
      RunText.of(
          """
          stock as-it-was   postgres read-committed explore breaks
          stock for-update  postgres read-committed explore holds
          stock for-update  postgres read-committed stress  holds
          stock conditional postgres read-committed explore holds
          stock conditional postgres read-committed stress  holds
          stock by-chance   postgres read-committed explore holds
          stock by-chance   postgres read-committed stress  breaks
          stock retry       postgres read-committed explore missed
          stock merge       postgres read-committed explore n/a
          stock for-update  postgres serializable   explore holds
          stock for-update  mariadb  read-committed explore holds
          """);

  private static Costs.Cost cost(int threads, double score, double error) {
    return new Costs.Cost(threads, 16, score, error, 1, 1e4 / score, 3, 0, 0);
  }

  private static Costs costs(Costs.Cost forUpdate, Costs.Cost conditional) {
    return (workload, strategy, database, isolation) -> {
      if (!database.equals("postgres") || !isolation.equals("read-committed")) {
        return List.of();
      }
      return switch (strategy) {
        case "as-it-was", "by-chance" -> List.of(cost(8, 90_000, 1));
        case "for-update" -> List.of(forUpdate);
        case "conditional" -> List.of(conditional);
        default -> List.of();
      };
    };
  }

  @Test
  void whatHoldsByTheVerdictsAndIsFastestIsComparedWithTheNext() {
    assertThat(Answers.of(RUN, costs(cost(8, 1000, 10), cost(8, 2000, 10))))
        .containsExactly(
            "stock on postgres 1 at read-committed (8 threads, 16 keys): 2 of 5 hold; conditional"
                + " is the cheapest of them, 2.00 times for-update, at 0.50 of its p99.");
  }

  @Test
  void whatIsWithinTheErrorOrHasNoneIsNotCalledCheaper() {
    assertThat(Answers.of(RUN, costs(cost(8, 1000, 60), cost(8, 1100, 60))))
        .singleElement()
        .asString()
        .endsWith("and which is cheaper is within the error.");
  }

  @Test
  void costsUnderAnotherLoadAreNotCompared() {
    assertThat(Answers.of(RUN, costs(cost(8, 1000, 10), cost(1, 2000, 10))))
        .containsExactly(
            "stock on postgres 1 at read-committed (8 threads, 16 keys): 2 of 5 hold, and what 1"
                + " of these cost was measured; that is for-update.");
  }

  @Test
  void whereNobodyMeasuredAnythingThereIsNoAnswer() {
    assertThat(Answers.of(RUN, Costs.NONE)).isEmpty();
  }
}
