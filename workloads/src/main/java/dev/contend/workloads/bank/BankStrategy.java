package dev.contend.workloads.bank;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way to move money between accounts and to look at them. The connection is in autocommit at
 * the isolation setting under test.
 */
public interface BankStrategy {

  /**
   * Moves money from one account to another: false, and nothing is moved, if there is too little.
   */
  boolean transfer(Connection db, long from, long to, long amount) throws SQLException;

  /**
   * Reads the balances of all accounts, in one statement.
   *
   * @param ids of all accounts, in ascending order, for those who ask for each by itself
   */
  default List<AccountRow> read(Connection db, List<Long> ids) throws SQLException {
    return AccountRow.all(db, "SELECT id, balance FROM account");
  }
}
