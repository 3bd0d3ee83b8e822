package dev.contend.workloads.transactions;

import dev.contend.checkers.edn.Keyword;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where a strategy keeps what transactions read and write under keys: a row each. Used by all
 * clients at once, so it holds nothing that changes.
 */
public interface Store {

  /** What a history calls a write: {@code :append} or {@code :w}. */
  Keyword write();

  /** After so many writes clients leave a key for a new one. */
  int writesToAKey();

  /** What a key holds that nobody wrote: an empty list, or null. */
  Object nothing();

  /**
   * Creates the table, and its rows where the strategy counts on them.
   *
   * @param rows the keys are all from 0 to below that
   */
  void create(Connection db, int rows) throws SQLException;

  /** What a key holds, as a history records it. */
  Object read(Connection db, long key) throws SQLException;

  /**
   * Writes to a key.
   *
   * @param value that nobody else writes
   */
  void write(Connection db, long key, long value) throws SQLException;

  /** What all keys hold that have a row. */
  Map<Long, Object> readAll(Connection db) throws SQLException;
}
