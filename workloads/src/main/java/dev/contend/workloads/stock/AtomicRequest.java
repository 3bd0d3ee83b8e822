package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The account's code as it stands, each request in one transaction. */
class AtomicRequest implements SqlStockStrategy {
  private final SqlStockStrategy code = new CheckThenAct();

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return inTransaction(db, () -> code.order(db, product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return inTransaction(db, () -> code.cancel(db, id));
  }

  @Override
  public long read(Connection db, long product) throws SQLException {
    return inTransaction(db, () -> code.read(db, product));
  }
}
