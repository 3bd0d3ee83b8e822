package dev.contend.harness.testing;

import static dev.contend.harness.testing.Contend.explore;
import static dev.contend.harness.testing.Contend.rows;
import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same race in the explorer and under stress. */
class StressIT {
  private static final TestDatabase POSTGRES =
      TestDatabase.postgres()
          .with(Shop::createTables)
          .with("CREATE TABLE booking (seat INT NOT NULL, guest INT NOT NULL)");

  private static final String BOOK =
      "INSERT INTO booking SELECT 1, %d WHERE NOT EXISTS (SELECT 1 FROM booking WHERE seat = 1)";

  private static Race<Void, Set<Map<String, Object>>> twoBookings() {
    return explore(POSTGRES, READ_COMMITTED)
        .session("A", (db, none) -> Shop.execute(db, BOOK.formatted(1)))
        .session("B", (db, none) -> Shop.execute(db, BOOK.formatted(2)))
        .observe((db, none) -> rows(db, "SELECT seat, guest FROM booking"))
        .invariant("a seat is booked once", bookings -> bookings.size() <= 1);
  }

  /**
   * One statement with nothing but a condition: no order of statements breaks it, yet it breaks.
   */
  @Test
  void aRaceInsideOneStatementIsSeenUnderStressAlone() {
    Explored explored = twoBookings().assertEveryScheduleIsSerial();
    assertThat(explored.coverage()).isEqualTo("all 2 schedules");
    assertThat(explored.text()).contains("Inside a statement the database is on its own");

    Throwable failure = catchThrowable(() -> twoBookings().stress(Duration.ofSeconds(20)));

    System.out.println(failure.getMessage());
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s)A, B on postgres .* under stress: broken in round .*")
        .hasMessageContaining("A.call answered 1\nB.call answered 1\n")
        .hasMessageContaining("state-anomaly: no order of whole operations")
        .hasMessageContaining("invariant: \"a seat is booked once\"")
        .hasMessageContaining("both are right: the race is inside one statement");
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    Stressed stressed =
        explore(POSTGRES, READ_COMMITTED)
            .given(Shop::order)
            .session("A", Shop::cancelOnce)
            .session("B", Shop::cancelOnce)
            .observe((db, order) -> Shop.stock(db))
            .stress(Duration.ofSeconds(1));

    System.out.println(stressed.text());
    assertThat(stressed.rounds()).isGreaterThan(20);
    assertThat(stressed.outcomes().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(stressed.rounds());
  }

  @Test
  void aSessionThatDoesNotEndIsNamed() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .session("A", (db, none) -> Shop.stock(db))
                    .session("B")
                    .action("nap", (db, none) -> Thread.sleep(60_000))
                    .observe((db, none) -> Shop.stock(db))
                    .patience(Duration.ofMillis(300))
                    .stress(Duration.ofSeconds(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s).*Session B did not end within 0.3 s; it stands at .*StressIT.*");
  }
}
