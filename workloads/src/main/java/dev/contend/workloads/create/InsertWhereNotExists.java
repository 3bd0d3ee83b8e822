package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.insertIfAny;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The look and the insert are one statement, so nothing can come between them, it seems. */
class InsertWhereNotExists implements WithoutConstraint {

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return insertIfAny(
        parts.connection(),
        "INSERT INTO customer (login) SELECT ?"
            + " WHERE NOT EXISTS (SELECT id FROM customer WHERE login = ?)",
        login,
        login);
  }
}
