package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Transactions.retrying;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The account's code in one transaction, tried again when the database refuses it. The remedy as
 * proposed is the column SERIALIZABLE; the others show what trying again is worth without it.
 */
class SerializableRetry implements SqlStockStrategy {
  private final SqlStockStrategy code = new CheckThenAct();
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  SerializableRetry(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return retrying(retryable, db, () -> code.order(db, product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return retrying(retryable, db, () -> code.cancel(db, id));
  }

  @Override
  public long read(Connection db, long product) throws SQLException {
    return retrying(retryable, db, () -> code.read(db, product));
  }
}
