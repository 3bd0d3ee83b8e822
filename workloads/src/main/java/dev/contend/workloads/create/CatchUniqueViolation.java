package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The account's code; an error of the constraint is a conflict like any other. */
class CatchUniqueViolation implements CreateStrategy {
  private final CreateStrategy code = new ValidateThenInsert();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    try {
      return code.create(parts, login);
    } catch (SQLException e) {
      if (isDuplicateKey(e)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }
}
