package dev.contend.workloads.aftercommit;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A transactional outbox with a task that mails each time it is run. */
public final class OutboxNotIdempotent implements PollingStrategy {
  private final TransactionalOutbox outbox;

  /**
   * @param retryable which errors ask for another attempt
   */
  public OutboxNotIdempotent(Predicate<SQLException> retryable) {
    this.outbox = new TransactionalOutbox(retryable);
  }

  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    return outbox.submit(parts, name, rule);
  }

  @Override
  public OptionalLong poll(Parts parts) throws SQLException {
    return outbox.poll(parts);
  }
}
