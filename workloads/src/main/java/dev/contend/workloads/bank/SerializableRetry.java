package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Transactions.retrying;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The account's code, tried again when the database refuses it. The remedy as proposed is the
 * column SERIALIZABLE; the others show what trying again is worth without it.
 */
class SerializableRetry implements BankStrategy {
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  SerializableRetry(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return retrying(retryable, db, () -> ReadModifyWrite.move(db, from, to, amount));
  }

  @Override
  public List<AccountRow> read(Connection db, List<Long> ids) throws SQLException {
    return retrying(retryable, db, () -> BankStrategy.super.read(db, ids));
  }
}
