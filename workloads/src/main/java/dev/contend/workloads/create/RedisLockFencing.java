package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The lock in Redis gives a token that grows with each holder, and the database refuses one that is
 * older than the newest it has seen. The token is written first: its row then keeps any later
 * holder waiting until this transaction has ended. Written last it would be too late, since a later
 * holder may have looked before.
 */
class RedisLockFencing implements WithoutConstraint {
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  private final CreateStrategy code = new InsertWhereNotExists();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    Connection db = parts.connection();
    Lease lease = parts.locks().lock("create", EXPIRY);
    try {
      return inTransaction(
          db,
          () -> {
            int valid =
                update(
                    db,
                    "UPDATE fence SET token = ? WHERE name = 'create' AND token < ?",
                    lease.token(),
                    lease.token());
            if (valid == 0) {
              throw new BusyException();
            }
            return code.create(parts, login);
          });
    } finally {
      lease.release();
    }
  }

  @Override
  public void createTables(Connection db, String identityColumn) throws SQLException {
    WithoutConstraint.super.createTables(db, identityColumn);
    execute(db, "CREATE TABLE fence (name VARCHAR(50) PRIMARY KEY, token BIGINT NOT NULL)");
    update(db, "INSERT INTO fence (name, token) VALUES ('create', 0)");
  }
}
