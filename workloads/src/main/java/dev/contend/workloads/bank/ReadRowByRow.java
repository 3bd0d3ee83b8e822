package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Transfers that lock in order, and a look that asks for one account after the other. */
class ReadRowByRow implements BankStrategy {
  private final BankStrategy transfers = new OrderedLocks();

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return transfers.transfer(db, from, to, amount);
  }

  @Override
  public List<AccountRow> read(Connection db, List<Long> ids) throws SQLException {
    return inTransaction(
        db,
        () -> {
          List<AccountRow> accounts = new ArrayList<>();
          for (long id : ids) {
            long balance = queryLong(db, "SELECT balance FROM account WHERE id = ?", id);
            accounts.add(new AccountRow(id, balance));
          }
          return accounts;
        });
  }
}
