package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.isCheckViolation;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The account's code, and a database that refuses a stock that can't be: below zero, or above what
 * there was before anybody ordered. Who is refused was late.
 */
class CheckConstraint implements SqlStockStrategy {
  private final SqlStockStrategy code = new CheckThenAct();

  @Override
  public void addToTables(Connection db) throws SQLException {
    // That of zero is there for all.
    execute(db, "ALTER TABLE product ADD COLUMN origin INT");
    execute(db, "ALTER TABLE product ADD CONSTRAINT up_to_origin CHECK (stock <= origin)");
  }

  @Override
  public void start(Parts parts) throws SQLException {
    update(
        parts.connection(),
        "UPDATE product SET origin = stock"
            + " + (SELECT COUNT(*) FROM orders WHERE product_id = product.id AND status = 'open')");
  }

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    try {
      return code.order(db, product);
    } catch (SQLException e) {
      if (isCheckViolation(e)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    try {
      return code.cancel(db, id);
    } catch (SQLException e) {
      if (isCheckViolation(e)) {
        return false;
      }
      throw e;
    }
  }
}
