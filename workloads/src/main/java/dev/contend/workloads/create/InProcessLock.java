package dev.contend.workloads.create;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A lock in the memory of the application, around the account's code. There is one instance. */
class InProcessLock implements WithoutConstraint, SharedInMemory {
  private final CreateStrategy code = new ValidateThenInsert();
  private final Lock lock = new ReentrantLock();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    lock.lock();
    try {
      return code.create(parts, login);
    } finally {
      lock.unlock();
    }
  }
}
