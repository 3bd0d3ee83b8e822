package dev.contend.results.html.view;

import static dev.contend.results.SampleCosts.cost;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheapestTest {

  @Test
  void whatHoldsAndIsFastestIsComparedWithTheNext() {
    assertThat(
            Cheapest.sentences(
                List.of(
                    cost("unsafe", "breaks", 9000, 10),
                    cost("slow", "holds", 1000, 10),
                    cost("quick", "holds", 2000, 10),
                    cost("unknown", "unclear", 3000, 10))))
        .containsExactly(
            "stock on postgres at read-committed: 2 of 4 hold; quick is the cheapest of them,"
                + " 2.00 times slow, at 0.50 of its p99.");
  }

  @Test
  void whatIsWithinTheErrorIsNotCalledCheaper() {
    assertThat(
            Cheapest.sentences(
                List.of(cost("one", "holds", 1000, 60), cost("other", "holds", 1100, 60))))
        .containsExactly(
            "stock on postgres at read-committed: 2 of 2 hold; other and one are the cheapest of"
                + " them, and which is cheaper is within the error.");
  }

  @Test
  void oneOrNoneIsSaid() {
    assertThat(Cheapest.sentences(List.of(cost("one", "holds", 1, 0))))
        .containsExactly("stock on postgres at read-committed: 1 of 1 hold; that is one.");
    assertThat(Cheapest.sentences(List.of(cost("one", "breaks", 1, 0))))
        .containsExactly("stock on postgres at read-committed: 0 of 1 hold.");
  }

  @Test
  void severalLoadsAreToldApart() {
    assertThat(
            Cheapest.sentences(
                List.of(cost("one", "holds", true, 1, 0), cost("one", "holds", false, 2, 0))))
        .containsExactly(
            "stock on postgres at read-committed (8 threads, 16 keys): 1 of 1 hold; that is one.",
            "stock on postgres at read-committed (8 threads, 16 keys, fast settings): 1 of 1 hold;"
                + " that is one.");
  }
}
