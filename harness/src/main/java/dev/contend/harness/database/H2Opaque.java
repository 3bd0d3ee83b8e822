package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables of the current schema of H2 of which a statement's text does not say all that it does;
 * from its information schema. What looks like a call in a default or a check counts as one.
 */
final class H2Opaque {
  private static final String QUERY =
      """
      SELECT LOWER(table_name) FROM information_schema.tables
       WHERE table_schema = CURRENT_SCHEMA
         AND (table_type <> 'BASE TABLE' OR storage_type NOT IN ('MEMORY', 'CACHED'))
      UNION SELECT LOWER(event_object_table) FROM information_schema.triggers
       WHERE event_object_schema = CURRENT_SCHEMA
      UNION SELECT LOWER(table_name) FROM information_schema.columns
       WHERE table_schema = CURRENT_SCHEMA
         AND (column_default LIKE '%(%' OR column_on_update IS NOT NULL
           OR column_default ILIKE '%NEXT VALUE%' OR is_generated <> 'NEVER'
           OR domain_name IS NOT NULL)
      UNION SELECT LOWER(c.table_name) FROM information_schema.table_constraints c
          JOIN information_schema.check_constraints k USING (constraint_schema, constraint_name)
       WHERE c.table_schema = CURRENT_SCHEMA AND REGEXP_LIKE(k.check_clause, '[A-Za-z0-9_"]\\(')
      """;

  private H2Opaque() {}

  static Set<String> tables(Connection control) throws SQLException {
    return Set.copyOf(Queries.column(control, QUERY));
  }
}
