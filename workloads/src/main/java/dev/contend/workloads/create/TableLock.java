package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Locks the whole table before it looks. */
interface TableLock extends WithoutConstraint {

  /** The lock is the first statement of the transaction and ends with it. */
  class OnPostgres implements TableLock {
    private final CreateStrategy code = new ValidateThenInsert();

    @Override
    public OptionalLong create(Parts parts, String login) throws SQLException {
      Connection db = parts.connection();
      return inTransaction(
          db,
          () -> {
            execute(db, "LOCK TABLE customer IN SHARE ROW EXCLUSIVE MODE");
            return code.create(parts, login);
          });
    }
  }

  /** The lock is the session's, outlives transactions, and has to be given back. */
  class OnMariaDb implements TableLock {
    private final CreateStrategy code = new ValidateThenInsert();

    @Override
    public OptionalLong create(Parts parts, String login) throws SQLException {
      Connection db = parts.connection();
      execute(db, "LOCK TABLES customer WRITE");
      try {
        return code.create(parts, login);
      } finally {
        execute(db, "UNLOCK TABLES");
      }
    }
  }
}
