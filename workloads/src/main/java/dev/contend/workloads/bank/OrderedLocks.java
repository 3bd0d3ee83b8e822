package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Locks both accounts in one statement, which takes them in the order of their primary keys. */
class OrderedLocks implements BankStrategy {

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Map<Long, Long> balances =
              AccountRow.balances(
                  db,
                  "SELECT id, balance FROM account WHERE id IN (?, ?) ORDER BY id FOR UPDATE",
                  from,
                  to);
          if (balances.get(from) < amount) {
            return false;
          }
          update(db, "UPDATE account SET balance = balance - ? WHERE id = ?", amount, from);
          update(db, "UPDATE account SET balance = balance + ? WHERE id = ?", amount, to);
          return true;
        });
  }
}
