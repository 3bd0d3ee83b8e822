package dev.contend.workloads.create;

import java.sql.Connection;
import java.sql.SQLException;

/** A strategy whose table has no unique constraint: the strategy alone keeps logins apart. */
interface WithoutConstraint extends CreateStrategy {
  @Override
  default void createTables(Connection db, String identityColumn) throws SQLException {
    CustomerTable.plain(db, identityColumn);
  }
}
