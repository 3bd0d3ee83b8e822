package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.exists;
import static dev.contend.workloads.sql.Sql.insert;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The account's own code: the serializer looks whether the login is free, then the row is inserted.
 * The table has the unique constraint; nobody expects its error.
 */
class ValidateThenInsert implements CreateStrategy {

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    Connection db = parts.connection();
    if (exists(db, "SELECT id FROM customer WHERE login = ?", login)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(insert(db, "INSERT INTO customer (login) VALUES (?)", login));
  }
}
