package dev.contend.workloads.aftercommit;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Each client submits, polls once where the strategy has pollers, and runs one task if one is
 * there. So the cost is that of a submission with all that is done for it, and no queue grows.
 * There are no keys on which submissions could meet.
 */
final class AfterCommitLoad implements Load {
  private final SubmitStrategy strategy;
  private final String identityColumn;
  private final AtomicLong submits = new AtomicLong();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  AfterCommitLoad(SubmitStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    AfterCommitTables.create(db, identityColumn, strategy.mailIsUnique());
  }

  @Override
  public Client client(SplittableRandom random) {
    return this::operate;
  }

  private boolean operate(Parts parts) throws SQLException {
    try {
      strategy.submit(parts, "n" + submits.incrementAndGet(), () -> {});
      if (strategy instanceof PollingStrategy polling) {
        polling.poll(parts);
      }
      Optional<Object> task = parts.queue(SubmitStrategy.MAIL).poll();
      if (task.isPresent()) {
        strategy.task(parts.connection(), (Long) task.get());
      }
      return true;
    } catch (BusyException e) {
      return false;
    }
  }
}
