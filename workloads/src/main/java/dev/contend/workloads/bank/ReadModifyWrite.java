package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The account's own code, in a transaction: read both balances, see whether there is enough, write
 * both.
 */
class ReadModifyWrite implements BankStrategy {

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return inTransaction(db, () -> move(db, from, to, amount));
  }

  static boolean move(Connection db, long from, long to, long amount) throws SQLException {
    Map<Long, Long> balances =
        AccountRow.balances(db, "SELECT id, balance FROM account WHERE id IN (?, ?)", from, to);
    if (balances.get(from) < amount) {
      return false;
    }
    update(db, "UPDATE account SET balance = ? WHERE id = ?", balances.get(from) - amount, from);
    update(db, "UPDATE account SET balance = ? WHERE id = ?", balances.get(to) + amount, to);
    return true;
  }
}
