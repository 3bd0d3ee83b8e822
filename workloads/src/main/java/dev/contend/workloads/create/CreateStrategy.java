package dev.contend.workloads.create;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * One way to create a customer. The connection is in autocommit at the isolation setting under
 * test.
 */
public interface CreateStrategy {

  /** Creates a customer: the id of the row, or empty if the login is taken, which is a 409. */
  OptionalLong create(Parts parts, String login) throws SQLException;

  /**
   * Creates the tables that it relies on.
   *
   * @param identityColumn how the engine declares a primary key that it generates
   */
  default void createTables(Connection db, String identityColumn) throws SQLException {
    CustomerTable.unique(db, identityColumn);
  }
}
