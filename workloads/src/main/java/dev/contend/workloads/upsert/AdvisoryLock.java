package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A lock that the database keeps for a name, not for a row: taken before the transaction begins and
 * given back after it has ended. No constraint.
 */
class AdvisoryLock implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();
  private final String lock;
  private final String unlock;

  private AdvisoryLock(String lock, String unlock) {
    this.lock = lock;
    this.unlock = unlock;
  }

  static AdvisoryLock ofPostgres() {
    return new AdvisoryLock(
        "SELECT 1 FROM pg_advisory_lock(hashtext(?))",
        "SELECT 1 FROM pg_advisory_unlock(hashtext(?))");
  }

  static AdvisoryLock ofMariaDb() {
    return new AdvisoryLock("SELECT GET_LOCK(?, 10)", "SELECT RELEASE_LOCK(?)");
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    String name = request.key().toString();
    if (queryLong(db, lock, name) != 1) {
      throw new BusyException();
    }
    try {
      return inTransaction(db, () -> code.upsert(parts, request));
    } finally {
      queryLong(db, unlock, name);
    }
  }
}
