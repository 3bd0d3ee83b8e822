package dev.contend.workloads.bank;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets the database calculate: the condition stands in the first UPDATE, whose count decides. */
class AtomicUpdate implements BankStrategy {

  @Override
  public boolean transfer(Connection db, long from, long to, long amount) throws SQLException {
    return inTransaction(
        db,
        () -> {
          int paid =
              update(
                  db,
                  "UPDATE account SET balance = balance - ? WHERE id = ? AND balance >= ?",
                  amount,
                  from,
                  amount);
          if (paid == 0) {
            return false;
          }
          update(db, "UPDATE account SET balance = balance + ? WHERE id = ?", amount, to);
          return true;
        });
  }
}
