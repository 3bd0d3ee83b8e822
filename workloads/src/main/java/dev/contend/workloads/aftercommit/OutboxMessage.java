package dev.contend.workloads.aftercommit;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the outbox: a submission is to be mailed. */
record OutboxMessage(long id, long submission) {
  static OutboxMessage from(ResultSet row) throws SQLException {
    return new OutboxMessage(row.getLong("id"), row.getLong("submission"));
  }
}
