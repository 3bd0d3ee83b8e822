package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.workloads.sql.BusyException;
import dev.contend.workloads.sql.Transactions.Body;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The account's code, in a transaction under a lock that stands for no row: the database keeps it
 * for the application, which says by itself what it is good for. Here it is a product's number.
 */
class AdvisoryLock implements SqlStockStrategy {
  private final SqlStockStrategy code = new CheckThenAct();
  private final Lock lock;

  /** How a product spells it. */
  private interface Lock {
    <T> T during(Connection db, long product, Body<T> body) throws SQLException;
  }

  private AdvisoryLock(Lock lock) {
    this.lock = lock;
  }

  static AdvisoryLock ofPostgres() {
    return new AdvisoryLock(AdvisoryLock::untilCommit);
  }

  static AdvisoryLock ofMariaDb() {
    return new AdvisoryLock(AdvisoryLock::aroundTransaction);
  }

  /** PostgreSQL gives it back when the transaction ends. */
  private static <T> T untilCommit(Connection db, long product, Body<T> body) throws SQLException {
    return inTransaction(
        db,
        () -> {
          queryOne(db, row -> true, "SELECT pg_advisory_xact_lock(?)", product);
          return body.run();
        });
  }

  /** MariaDB's belongs to the session. */
  private static <T> T aroundTransaction(Connection db, long product, Body<T> body)
      throws SQLException {
    String name = "product " + product;
    if (queryLong(db, "SELECT GET_LOCK(?, 10)", name) != 1) {
      throw new BusyException();
    }
    try {
      return inTransaction(db, body);
    } finally {
      queryLong(db, "SELECT RELEASE_LOCK(?)", name);
    }
  }

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return lock.during(db, product, () -> code.order(db, product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return lock.during(db, Order.productOf(db, id), () -> code.cancel(db, id));
  }
}
