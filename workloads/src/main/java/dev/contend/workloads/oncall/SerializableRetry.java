package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Transactions.retrying;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The account's code, tried again when the database refuses it. The remedy as proposed is the
 * column SERIALIZABLE; the others show what trying again is worth without it.
 */
class SerializableRetry implements OnCallStrategy {
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  SerializableRetry(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return retrying(retryable, db, () -> CheckThenAct.countAndGoOff(db, shift, doctor));
  }

  @Override
  public void comeOn(Connection db, long doctor) throws SQLException {
    retrying(
        retryable,
        db,
        () -> {
          OnCallStrategy.super.comeOn(db, doctor);
          return null;
        });
  }

  @Override
  public List<Long> read(Connection db, long shift) throws SQLException {
    return retrying(retryable, db, () -> OnCallStrategy.super.read(db, shift));
  }
}
