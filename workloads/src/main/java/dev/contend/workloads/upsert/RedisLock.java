package dev.contend.workloads.upsert;

import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A lock in Redis around the account's code: held until given back, or until its lease expires. Who
 * does not get it is told to come back.
 */
class RedisLock implements UpsertStrategy {
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final UpsertStrategy code = new CheckThenAct();

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    LockClient.Lease lease =
        parts.locks().tryLock(request.key().toString(), LEASE).orElseThrow(BusyException::new);
    try {
      return code.upsert(parts, request);
    } finally {
      lease.release();
    }
  }
}
