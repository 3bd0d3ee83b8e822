package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Locks the login in the database, which keeps a lock under any name, before it looks. */
interface AdvisoryLock extends WithoutConstraint {

  /** The lock ends with the transaction, so nobody gets it before the row can be seen. */
  class OnPostgres implements AdvisoryLock {
    private final CreateStrategy code = new ValidateThenInsert();

    @Override
    public OptionalLong create(Parts parts, String login) throws SQLException {
      Connection db = parts.connection();
      return inTransaction(
          db,
          () -> {
            queryOne(
                db, row -> row.getString(1), "SELECT pg_advisory_xact_lock(hashtext(?))", login);
            return code.create(parts, login);
          });
    }
  }

  /** The lock is the session's. It is given back when the row has been committed, not before. */
  class OnMariaDb implements AdvisoryLock {
    private final CreateStrategy code = new ValidateThenInsert();

    @Override
    public OptionalLong create(Parts parts, String login) throws SQLException {
      Connection db = parts.connection();
      if (queryLong(db, "SELECT GET_LOCK(?, 10)", login) == 0) {
        throw new BusyException();
      }
      try {
        return inTransaction(db, () -> code.create(parts, login));
      } finally {
        queryLong(db, "SELECT RELEASE_LOCK(?)", login);
      }
    }
  }
}
