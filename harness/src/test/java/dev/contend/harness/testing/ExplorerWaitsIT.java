package dev.contend.harness.testing;

import static dev.contend.harness.testing.Contend.explore;
import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.contend.harness.explore.Exploration.Word;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions that wait for something in Java, or never end. */
class ExplorerWaitsIT {
  private static final TestDatabase POSTGRES = TestDatabase.postgres().with(Shop::createTables);

  private volatile boolean over;

  @AfterEach
  void endLoops() {
    over = true;
  }

  /** An application that lets one thread at a time cancel: right in one process. */
  private record Guarded(long order, ReentrantLock lock) {
    boolean cancel(Connection db) throws SQLException {
      lock.lock();
      try {
        return Shop.cancel(db, order);
      } finally {
        lock.unlock();
      }
    }

    boolean cancelSynchronized(Connection db) throws SQLException {
      synchronized (lock) {
        return Shop.cancel(db, order);
      }
    }
  }

  private static Race<Guarded, Void> guarded() {
    return explore(POSTGRES, READ_COMMITTED)
        .given(db -> new Guarded(Shop.order(db), new ReentrantLock()));
  }

  @Test
  void aLockGuards() {
    guarded()
        .session("A", (db, guarded) -> guarded.cancel(db))
        .session("B", (db, guarded) -> guarded.cancel(db))
        .observe((db, guarded) -> Shop.stock(db))
        .assertEveryScheduleIsSerial();
  }

  @Test
  void synchronizedGuards() {
    guarded()
        .session("A", (db, guarded) -> guarded.cancelSynchronized(db))
        .session("B", (db, guarded) -> guarded.cancelSynchronized(db))
        .observe((db, guarded) -> Shop.stock(db))
        .assertEveryScheduleIsSerial();
  }

  @Test
  void aLockThatOneForgetsDoesNotGuard() {
    Explored explored =
        guarded()
            .session("A", (db, guarded) -> guarded.cancel(db))
            .session("B", (db, guarded) -> Shop.cancel(db, guarded.order()))
            .observe((db, guarded) -> Shop.stock(db))
            .explore();

    assertThat(explored.verdict()).isEqualTo(Word.INVALID);
  }

  @Test
  void aSessionThatLoopsIsNamed() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .given(Shop::order)
                    .session("A", (db, order) -> loop(db))
                    .session("B", Shop::cancel)
                    .observe((db, order) -> Shop.stock(db))
                    .patience(Duration.ofMillis(500))
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s).*Session A has neither ended nor reached another step after 0.5 s; it stands at"
                + " .*ExplorerWaitsIT.loop\\(ExplorerWaitsIT.java:\\d+\\)\\..*");
  }

  private boolean loop(Connection db) throws SQLException {
    int stock = Shop.stock(db);
    while (!over) {
      stock++;
    }
    return stock > 0;
  }

  @Test
  void aSessionThatSleepsIsNamed() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .session("A", (db, none) -> Shop.stock(db))
                    .session("B")
                    .action("nap", (db, none) -> Thread.sleep(60_000))
                    .observe((db, none) -> Shop.stock(db))
                    .patience(Duration.ofMillis(500))
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s).*Session B has neither ended .*ExplorerWaitsIT.*aSessionThatSleepsIsNamed.*");
  }

  private record Pool(long order, Semaphore permits) {
    boolean cancel(Connection db) throws SQLException, InterruptedException {
      permits.acquire();
      try {
        return Shop.cancel(db, order);
      } finally {
        permits.release();
      }
    }
  }

  /** Nobody owns a permit, so that one waits for it does not mean that another has to go on. */
  @Test
  void anExhaustedPoolIsNoLock() {
    assertThatThrownBy(
            () ->
                explore(POSTGRES, READ_COMMITTED)
                    .given(db -> new Pool(Shop.order(db), new Semaphore(1)))
                    .session("A", (db, pool) -> pool.cancel(db))
                    .session("B", (db, pool) -> pool.cancel(db))
                    .observe((db, pool) -> Shop.stock(db))
                    .patience(Duration.ofMillis(500))
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s).*Session [AB] has neither ended .*Pool.cancel.*");
  }

  @Test
  void aPoolThatGivesUpIsAnErrorOfItsCaller() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(POSTGRES.dataSource());
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Explored explored =
          explore(POSTGRES, READ_COMMITTED)
              .given(Shop::order)
              .session("A", (db, order) -> cancelThrough(pool, order))
              .session("B", (db, order) -> cancelThrough(pool, order))
              .observe((db, order) -> Shop.stock(db))
              .explore();

      assertThat(explored.text()).contains("unhandled-error", "request timed out");
      assertThat(explored.broken()).extracting(broken -> broken.kind()).doesNotContain("invariant");
    }
  }

  private static boolean cancelThrough(HikariDataSource pool, long order) throws SQLException {
    try (Connection db = pool.getConnection()) {
      return Shop.cancelOnce(db, order);
    }
  }

  @Test
  void aPoolThatWasFilledBeforeIsEmptiedSoThatNothingGoesUnseen() throws SQLException {
    try (Connection before = POSTGRES.dataSource().getConnection()) {
      explore(POSTGRES, READ_COMMITTED)
          .session("A", (db, none) -> Shop.stock(db))
          .session("B", (db, none) -> Shop.stock(db))
          .observe((db, none) -> Shop.stock(db))
          .assertEveryScheduleIsSerial();

      assertThat(before.isClosed()).isTrue();
    }
  }
}
