package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Restores what the tables of a schema held when this was made: rows, identity columns, sequences.
 */
public interface StateReset extends AutoCloseable {

  /** Restores all of it. No other session may have a transaction open in the schema. */
  void restore() throws SQLException;

  /**
   * Restores it such that not even the physical order of rows is another; slower on some engines.
   */
  void restoreExactly() throws SQLException;

  /** The tables of the schema, in lower case, each with those that a foreign key ties to it. */
  Map<String, Set<String>> tables();

  /**
   * Names, in lower case, of views and of tables that do what a statement on them does not say:
   * with triggers, rules, row security, partitions, or defaults, checks and indexes that call
   * functions.
   */
  Set<String> opaque();

  @Override
  void close() throws SQLException;
}
