package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import dev.contend.workloads.sql.Transactions.Body;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The account's code under a lock in Redis whose token the database checks: it remembers the
 * greatest that it has seen, and who comes with a smaller one has lost the lock meanwhile. The
 * check is part of the transaction, so it still holds at the commit.
 */
class RedisLockFencing implements StockStrategy {
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  private final SqlStockStrategy code = new CheckThenAct();

  @Override
  public OptionalLong order(Parts parts, long product) throws SQLException {
    Connection db = parts.connection();
    return locked(parts, product, () -> code.order(db, product));
  }

  @Override
  public boolean cancel(Parts parts, long id) throws SQLException {
    Connection db = parts.connection();
    return locked(parts, Order.productOf(db, id), () -> code.cancel(db, id));
  }

  @Override
  public long read(Parts parts, long product) throws SQLException {
    return code.read(parts, product);
  }

  private static <T> T locked(Parts parts, long product, Body<T> body) throws SQLException {
    Connection db = parts.connection();
    Lease lease = parts.locks().lock("product " + product, EXPIRY);
    try {
      return inTransaction(
          db,
          () -> {
            fence(db, product, lease.token());
            return body.run();
          });
    } finally {
      lease.release();
    }
  }

  private static void fence(Connection db, long product, long token) throws SQLException {
    int newest =
        update(
            db,
            "UPDATE product SET version = ? WHERE id = ? AND version < ?",
            token,
            product,
            token);
    if (newest == 0) {
      throw new BusyException();
    }
  }
}
