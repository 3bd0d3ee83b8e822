package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks both accounts in the order of their numbers, a column that has no index. */
class OrderedLocksUnindexed implements BankStrategy {

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return inTransaction(
        db,
        () -> {
          long first = locked(db, Math.min(from, to));
          long second = locked(db, Math.max(from, to));
          if ((from < to ? first : second) < amount) {
            return false;
          }
          update(db, "UPDATE account SET balance = balance - ? WHERE number = ?", amount, from);
          update(db, "UPDATE account SET balance = balance + ? WHERE number = ?", amount, to);
          return true;
        });
  }

  private static long locked(Connection db, long number) throws SQLException {
    return queryLong(db, "SELECT balance FROM account WHERE number = ? FOR UPDATE", number);
  }
}
