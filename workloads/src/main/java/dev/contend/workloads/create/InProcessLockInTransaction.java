package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The lock is taken and given back inside the transaction, as a synchronized method does that a
 * framework calls in one: the commit comes after the lock is free.
 */
class InProcessLockInTransaction implements WithoutConstraint, SharedInMemory {
  private final CreateStrategy locked = new InProcessLock();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return inTransaction(parts.connection(), () -> locked.create(parts, login));
  }
}
