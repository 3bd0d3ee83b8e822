package dev.contend.harness.testing;

import static dev.contend.harness.testing.Contend.explore;
import static dev.contend.harness.testing.Isolation.READ_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service on Spring's JdbcTemplate and its transactions, as it is: it gets the data source of the
 * test's database, and nothing else changes.
 */
class SpringExampleIT {
  private static final TestDatabase POSTGRES = TestDatabase.postgres().with(ShopService::tables);
  private static final TestDatabase MARIADB = TestDatabase.mariadb().with(ShopService::tables);

  static List<TestDatabase> both() {
    return List.of(POSTGRES, MARIADB);
  }

  /** The application's own. */
  static final class ShopService {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ShopService(DataSource dataSource) {
      jdbc = new JdbcTemplate(dataSource);
      transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    static void tables(Connection db) throws SQLException {
      Shop.createTables(db);
      Shop.execute(db, "INSERT INTO orders VALUES (7, 'open')");
    }

    /** A transaction around a check and a write: not enough. */
    boolean cancel(int order) {
      return cancel(order, "SELECT status FROM orders WHERE id = ?", done -> {});
    }

    /** The check locks what it reads. */
    boolean cancelLocked(int order, Consumer<Integer> mail) {
      return cancel(order, "SELECT status FROM orders WHERE id = ? FOR UPDATE", mail);
    }

    private boolean cancel(int order, String check, Consumer<Integer> mail) {
      return Boolean.TRUE.equals(
          transaction.execute(
              status -> {
                if (!"open".equals(jdbc.queryForObject(check, String.class, order))) {
                  return false;
                }
                jdbc.update("UPDATE product SET stock = stock + 1 WHERE id = 1");
                jdbc.update("UPDATE orders SET status = 'gone' WHERE id = ?", order);
                afterCommit(() -> mail.accept(order));
                return true;
              }));
    }

    private static void afterCommit(Runnable hook) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              hook.run();
            }
          });
    }

    int stock() {
      Integer stock = jdbc.queryForObject("SELECT stock FROM product WHERE id = 1", Integer.class);
      return stock == null ? 0 : stock;
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void aTransactionIsNotEnough(TestDatabase database) {
    ShopService shop = new ShopService(database.dataSource());

    assertThatThrownBy(
            () ->
                explore(database, READ_COMMITTED)
                    .session("A", (db, none) -> shop.cancel(7))
                    .session("B", (db, none) -> shop.cancel(7))
                    .observe((db, none) -> shop.stock())
                    .invariant("stock never above origin", stock -> stock <= 2)
                    .assertEveryScheduleIsSerial())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"stock never above origin\" does not hold: the final state was 3")
        .hasMessageContaining("COMMIT");
  }

  /** What a race shares in memory is made in given: here the mails that were sent. */
  @ParameterizedTest
  @MethodSource("both")
  void aLockIs(TestDatabase database) {
    ShopService shop = new ShopService(database.dataSource());

    explore(database, READ_COMMITTED)
        .given(db -> new CopyOnWriteArrayList<Integer>())
        .session("A", (db, mails) -> shop.cancelLocked(7, mails::add))
        .session("B", (db, mails) -> shop.cancelLocked(7, mails::add))
        .observe((db, mails) -> List.of(shop.stock(), mails.size()))
        .invariant("one item back, one mail", state -> state.equals(List.of(2, 1)))
        .assertEveryScheduleIsSerial();
  }

  /** What {@code @Transactional} on a test does. */
  @Test
  void aTestThatHoldsATransactionOpenIsWarned() {
    ShopService shop = new ShopService(POSTGRES.dataSource());
    List<Explored> explored = new ArrayList<>();

    assertThatThrownBy(
            () ->
                shop.transaction.executeWithoutResult(
                    status -> {
                      shop.jdbc.update("UPDATE product SET stock = 5");
                      explored.add(
                          explore(POSTGRES, READ_COMMITTED)
                              .session("A", (db, none) -> shop.cancel(7))
                              .session("B", (db, none) -> shop.cancel(7))
                              .observe((db, none) -> Shop.stock(db))
                              .explore());
                    }))
        .isInstanceOf(TransactionException.class);

    assertThat(explored.get(0).warnings()).hasSize(1);
    assertThat(explored.get(0).text())
        .contains("Warning: This test holds a Spring transaction open", "afterCommit")
        .contains("final state: 3");
  }
}
