package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Step.Transaction;
import java.sql.Connection;
import java.sql.Statement;

/** A connection as the code under test has it open. Used by one thread at a time. */
final class OpenConnection {
  final Connection connection;

  /** The driver's own below it. */
  final Connection raw;

  /** The number by which the server knows its session. */
  final long session;

  boolean autocommit = true;
  boolean transaction;

  /** What it executes, so that it can be told to stop; null for other calls. */
  volatile Statement statement;

  /** The session that used it last. */
  Lane user;

  /** Whether a statement may have left in the session what outlives a transaction. */
  boolean tainted;

  /** Where a step that is taken now stands. */
  Transaction next() {
    if (transaction) {
      return Transaction.LATER;
    }
    return autocommit ? Transaction.AUTOCOMMIT : Transaction.FIRST;
  }

  OpenConnection(Connection connection, Connection raw, long session) {
    this.connection = connection;
    this.raw = raw;
    this.session = session;
  }
}
