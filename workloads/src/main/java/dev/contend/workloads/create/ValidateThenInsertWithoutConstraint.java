package dev.contend.workloads.create;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The account's code on a table without the constraint. */
class ValidateThenInsertWithoutConstraint implements WithoutConstraint {
  private final CreateStrategy code = new ValidateThenInsert();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return code.create(parts, login);
  }
}
