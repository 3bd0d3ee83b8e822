package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.insertIfAny;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The database decides and says so: no row was inserted if the login was taken. */
class InsertOnConflict implements CreateStrategy {

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return insertIfAny(
        parts.connection(),
        "INSERT INTO customer (login) VALUES (?) ON CONFLICT DO NOTHING",
        login);
  }
}
