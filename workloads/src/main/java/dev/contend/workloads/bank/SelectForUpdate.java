package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks each account as the code comes to it: first the one that pays, then the one that gets. */
class SelectForUpdate implements BankStrategy {

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return inTransaction(
        db,
        () -> {
          long payer = locked(db, from);
          long payee = locked(db, to);
          if (payer < amount) {
            return false;
          }
          update(db, "UPDATE account SET balance = ? WHERE id = ?", payer - amount, from);
          update(db, "UPDATE account SET balance = ? WHERE id = ?", payee + amount, to);
          return true;
        });
  }

  private static long locked(Connection db, long id) throws SQLException {
    return queryLong(db, "SELECT balance FROM account WHERE id = ? FOR UPDATE", id);
  }
}
