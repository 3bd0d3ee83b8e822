package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Transactions.retrying;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The account's code in one transaction, tried again when the database refuses it. No constraint.
 * The remedy as proposed is the column SERIALIZABLE; the others show what trying again is worth
 * without it.
 */
class SerializableRetry implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  SerializableRetry(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    return retrying(retryable, parts.connection(), () -> code.upsert(parts, request));
  }

  @Override
  public List<Fields> read(Connection db, ProductKey key) throws SQLException {
    return retrying(retryable, db, () -> code.read(db, key));
  }
}
