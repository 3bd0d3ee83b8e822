package dev.contend.workloads.create;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application is scaled to two instances, each with a lock of its own; requests go to one and
 * the other in turn.
 */
class InProcessLockTwoInstances implements WithoutConstraint, SharedInMemory {
  private final List<CreateStrategy> instances = List.of(new InProcessLock(), new InProcessLock());
  private final AtomicInteger requests = new AtomicInteger();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return instances.get(requests.getAndIncrement() % instances.size()).create(parts, login);
  }
}
