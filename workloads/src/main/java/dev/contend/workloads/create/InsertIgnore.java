package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.insertIfAny;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * MariaDB's way to let the constraint decide. IGNORE makes warnings of other errors as well: a
 * login that is too long is cut off, a missing value becomes an empty one, a row whose foreign key
 * points nowhere is left out and looks like a conflict.
 */
class InsertIgnore implements CreateStrategy {

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return insertIfAny(parts.connection(), "INSERT IGNORE INTO customer (login) VALUES (?)", login);
  }
}
