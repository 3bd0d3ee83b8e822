package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables of the current MariaDB database of which a statement's text does not say all that it does;
 * from its information schema. A default, a check or a generated column with a parenthesis in it
 * counts as a call.
 */
final class MariaDbOpaque {
  private static final String QUERY =
      """
      SELECT LOWER(table_name) FROM information_schema.tables
       WHERE table_schema = DATABASE() AND table_type <> 'BASE TABLE'
      UNION SELECT LOWER(event_object_table) FROM information_schema.triggers
       WHERE event_object_schema = DATABASE()
      UNION SELECT LOWER(table_name) FROM information_schema.partitions
       WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
      UNION SELECT LOWER(table_name) FROM information_schema.columns
       WHERE table_schema = DATABASE()
         AND (column_default LIKE '%(%' OR extra LIKE '%(%' OR is_generated <> 'NEVER')
      UNION SELECT LOWER(table_name) FROM information_schema.check_constraints
       WHERE constraint_schema = DATABASE() AND check_clause LIKE '%(%'
      """;

  private MariaDbOpaque() {}

  static Set<String> tables(Connection control) throws SQLException {
    return Set.copyOf(Queries.column(control, QUERY));
  }
}
