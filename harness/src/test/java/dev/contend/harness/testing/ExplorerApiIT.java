package dev.contend.harness.testing;

import static dev.contend.harness.testing.Contend.explore;
import static dev.contend.harness.testing.Contend.generated;
import static dev.contend.harness.testing.Contend.rows;
import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
import static dev.contend.harness.testing.Isolation.READ_UNCOMMITTED;
import static dev.contend.harness.testing.Isolation.SERIALIZABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.contend.harness.explore.Exploration.Word;
import dev.contend.harness.testing.Shop.SoldOutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API on plain JDBC, as somebody's own tests would use it. */
class ExplorerApiIT {
  private static final TestDatabase POSTGRES = TestDatabase.postgres().with(Shop::createTables);
  private static final TestDatabase MARIADB = TestDatabase.mariadb().with(Shop::createTables);

  static List<TestDatabase> both() {
    return List.of(POSTGRES, MARIADB);
  }

  private static Race<Long, Integer> twoCancels(TestDatabase database) {
    return explore(database, READ_COMMITTED)
        .given(Shop::order)
        .session("A", Shop::cancel)
        .session("B", Shop::cancel)
        .observe((db, order) -> Shop.stock(db))
        .invariant("stock never above origin", stock -> stock <= 1);
  }

  @ParameterizedTest
  @MethodSource("both")
  void cancellingTwiceReturnsTwoItems(TestDatabase database) {
    Explored explored = twoCancels(database).explore();

    assertThat(explored.verdict()).isEqualTo(Word.INVALID);
    assertThat(explored.broken())
        .extracting(broken -> broken.kind())
        .containsExactlyInAnyOrder("state-anomaly", "invariant");
  }

  @ParameterizedTest
  @MethodSource("both")
  void cancellingTwiceReturnsOneItem(TestDatabase database) {
    Explored explored =
        explore(database, READ_COMMITTED)
            .given(Shop::order)
            .session("A", Shop::cancelOnce)
            .session("B", Shop::cancelOnce)
            .observe((db, order) -> Shop.stock(db))
            .invariant("stock never above origin", stock -> stock <= 1)
            .assertEveryScheduleIsSerial();

    assertThat(explored.text()).contains("all ", " schedules", "race in there");
  }

  @Test
  void theMessageIsASchedule() {
    Throwable failure = catchThrowable(() -> twoCancels(POSTGRES).assertEveryScheduleIsSerial());

    System.out.println(failure.getMessage());
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s)A, B on postgres 18.* at read-committed: broken, seen in all .*")
        .hasMessageContaining("  │ A ")
        .hasMessageContaining("[call]")
        .hasMessageContaining("SELECT status FROM orders WHERE id = ?")
        .hasMessageContaining("→ status=open")
        .hasMessageContaining("A.call answered true\nB.call answered true\nfinal state: 2\n")
        .hasMessageContaining("state-anomaly: no order of whole operations gives this outcome")
        .hasMessageContaining("nearest allowed, in the order")
        .hasMessageMatching("(?s).*\nreplay: [AB]( [AB])+\n.*")
        .hasMessageContaining("3 of 3 replays gave the same outcome");
  }

  @Test
  void replayGivesTheSame() {
    Race<Long, Integer> race = twoCancels(POSTGRES);

    Replayed replayed = race.replay("A B A A B B");
    assertThat(replayed.trace().finalState()).isEqualTo(2);
    assertThat(replayed.findings()).hasSize(2);
    assertThat(replayed.text()).contains("replay: A B A A B B");

    assertThat(race.replay("A A A").findings()).isEmpty();
    assertThatThrownBy(() -> race.replay("A A A A"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("its word 4 is A, but there only B can go on");
    assertThatThrownBy(() -> race.replay("A C"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no session 'C'");
  }

  @Test
  void aSearchThatEndsEarlyFailsUnlessAllowed() {
    Race<Long, Integer> race =
        explore(POSTGRES, READ_COMMITTED)
            .given(Shop::order)
            .session("A", Shop::cancelOnce)
            .session("B", Shop::cancelOnce)
            .observe((db, order) -> Shop.stock(db))
            .budget(2, Duration.ofSeconds(10));

    assertThatThrownBy(race::assertEveryScheduleIsSerial)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unknown. Only 2 of at least")
        .hasMessageContaining("allowTruncated()");
    assertThat(race.allowTruncated().assertEveryScheduleIsSerial().verdict())
        .isEqualTo(Word.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("both")
  void refusalsAndGeneratedIdsAreDeclared(TestDatabase database) {
    explore(database, READ_COMMITTED)
        .session("A")
        .operation("order", (db, none) -> generated("order", Shop.order(db)))
        .session("B")
        .operation("order", (db, none) -> generated("order", Shop.order(db)))
        .refusal(SoldOutException.class)
        .observe((db, none) -> rows(db, "SELECT id AS \"order\", status FROM orders", "order"))
        .invariant("one order", orders -> orders.size() == 1)
        .assertEveryScheduleIsSerial();
  }

  @Test
  void anErrorThatIsNoRefusalBreaksIt() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .session("A", (db, none) -> generated("order", Shop.order(db)))
                    .session("B", (db, none) -> generated("order", Shop.order(db)))
                    .observe((db, none) -> Shop.stock(db))
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unhandled-error")
        .hasMessageContaining("no order");
  }

  @Test
  void severalOperationsAndOnesWithoutAnswer() {
    Race<Long, Integer> race =
        explore(POSTGRES, SERIALIZABLE)
            .given(Shop::order)
            .session("A")
            .operation("cancel", Shop::cancelOnce)
            .operation("cancel again", Shop::cancelOnce)
            .session("B")
            .action("audit", (db, order) -> Shop.stock(db))
            .refusal(e -> e instanceof SQLException error && "40001".equals(error.getSQLState()))
            .observe((db, order) -> Shop.stock(db));

    assertThat(race.assertEveryScheduleIsSerial().coverage()).startsWith("all ");
    assertThat(race.replay("A B").text()).contains("[cancel again]", "[audit]");
  }

  @Test
  void aProcessMayDie() {
    Explored explored =
        explore(POSTGRES, READ_COMMITTED)
            .given(Shop::order)
            .session("A", Shop::cancel)
            .mayDie("A")
            .observe((db, order) -> List.of(Shop.stock(db), rows(db, "SELECT status FROM orders")))
            .explore();

    assertThat(explored.verdict()).isEqualTo(Word.INVALID);
    assertThat(explored.text()).contains("final state: [1, [{status=open}]]");
    assertThat(explored.text()).contains("replay: A A A/dies");

    explore(POSTGRES, READ_COMMITTED)
        .given(Shop::order)
        .session("A", Shop::cancelOnce)
        .mayDie("A")
        .session("B", Shop::cancelOnce)
        .observe((db, order) -> List.of(Shop.stock(db), rows(db, "SELECT status FROM orders")))
        .assertEveryScheduleIsSerial();
  }

  @Test
  void codeThatGoesPastTheDatabaseIsNotCalledValid() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .session("A", (db, none) -> 1)
                    .session("B", (db, none) -> 2)
                    .observe((db, none) -> Shop.stock(db))
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no session sent a statement");
  }

  @Test
  void aDatabaseHasTheSettingsThatItHas() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_UNCOMMITTED)
                    .session("A", (db, none) -> 1)
                    .observe((db, none) -> 1)
                    .explore())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "postgres 18.* has no isolation setting read-uncommitted; it has read-committed, .*");
  }
}
