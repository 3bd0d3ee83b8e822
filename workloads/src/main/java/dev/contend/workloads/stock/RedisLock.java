package dev.contend.workloads.stock;

import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.Transactions.Body;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** The account's code under a lock in Redis, which expires in case its holder never comes back. */
class RedisLock implements StockStrategy {
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
    Lease lease = parts.locks().lock("product " + product, EXPIRY);
    try {
      return body.run();
    } finally {
      lease.release();
    }
  }
}
