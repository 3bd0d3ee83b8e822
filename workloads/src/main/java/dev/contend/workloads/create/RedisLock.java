package dev.contend.workloads.create;

import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A lock on the login in Redis, around the account's code. It expires, or a crash of its holder
 * would keep it for ever.
 */
class RedisLock implements WithoutConstraint {
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  private final CreateStrategy code = new ValidateThenInsert();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    Lease lease = parts.locks().lock("create:" + login, EXPIRY);
    try {
      return code.create(parts, login);
    } finally {
      lease.release();
    }
  }
}
