package dev.contend.results.html.view;

import static dev.contend.results.SampleCosts.cost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.BenchRecord;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.LeftOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheapestTest {

  private static List<String> sentences(Cost... costs) {
    return Cheapest.sentences(new BenchRecord(1, 5, 5, List.of(costs), List.of()));
  }

  @Test
  void whatWasLeftOutSinceItBreaksCountsWhereItBreaks() {
    List<LeftOut> leftOut =
        List.of(
            new LeftOut("stock", "bad", "postgres", "read-committed", List.of("a"), "Because."),
            new LeftOut("stock", "bad", "postgres", "serializable", List.of("a"), "Because."));
    assertThat(
            Cheapest.sentences(
                new BenchRecord(1, 5, 5, List.of(cost("one", "holds", 1, 0)), leftOut)))
        .containsExactly("stock on postgres at read-committed: 1 of 2 hold; that is one.");
  }

  @Test
  void whatHoldsAndIsFastestIsComparedWithTheNext() {
    assertThat(
            sentences(
                cost("unsafe", "breaks", 9000, 10),
                cost("slow", "holds", 1000, 10),
                cost("quick", "holds", 2000, 10),
                cost("unknown", "unclear", 3000, 10)))
        .containsExactly(
            "stock on postgres at read-committed: 2 of 4 hold; quick is the cheapest of them,"
                + " 2.00 times slow, at 0.50 of its p99.");
  }

  @Test
  void whatIsWithinTheErrorIsNotCalledCheaper() {
    assertThat(sentences(cost("one", "holds", 1000, 60), cost("other", "holds", 1100, 60)))
        .containsExactly(
            "stock on postgres at read-committed: 2 of 2 hold; other and one are the cheapest of"
                + " them, and which is cheaper is within the error.");
  }

  @Test
  void ofTwoThatDoAsMuchThatWhichLetsNobodyWaitIsNamed() {
    Cheapest.Priced lock = new Cheapest.Priced("lock", 1100, 300, 100);
    assertThat(Cheapest.words(2, 2, List.of(new Cheapest.Priced("plain", 1000, 300, 2), lock)))
        .isEqualTo(
            "2 of 2 hold; lock and plain are the cheapest of them, and which is cheaper is within"
                + " the error; the p99 of plain is 0.02 of that of lock");
    assertThat(Cheapest.words(2, 2, List.of(new Cheapest.Priced("plain", 1000, 300, 70), lock)))
        .endsWith("is within the error");
  }

  @Test
  void oneOrNoneIsSaid() {
    assertThat(sentences(cost("one", "holds", 1, 0)))
        .containsExactly("stock on postgres at read-committed: 1 of 1 hold; that is one.");
    assertThat(sentences(cost("one", "breaks", 1, 0)))
        .containsExactly("stock on postgres at read-committed: 0 of 1 hold.");
  }

  @Test
  void severalLoadsAreToldApart() {
    assertThat(sentences(cost("one", "holds", true, 1, 0), cost("one", "holds", false, 2, 0)))
        .containsExactly(
            "stock on postgres at read-committed (8 threads, 16 keys): 1 of 1 hold; that is one.",
            "stock on postgres at read-committed (8 threads, 16 keys, fast settings): 1 of 1 hold;"
                + " that is one.");
  }
}
