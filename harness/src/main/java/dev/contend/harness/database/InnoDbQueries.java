package dev.contend.harness.database;

/**
 * Where MariaDB and MySQL, which are alike else, tell the same in different ways.
 *
 * @param asItWas makes a session take rows as they were: zeros and foreign keys included
 * @param tables name, type and next AUTO_INCREMENT of the tables of the current database
 * @param columns names of the columns of a table ({@code %s}, as a text) that can be inserted
 * @param opaque tables, in lower case, of which a statement's text does not say all that it does
 * @param ownVariables assignments of the variables of the session that are not the server's
 * @param threadOf the operating system's number of the thread of a session ({@code %d})
 */
record InnoDbQueries(
    String asItWas,
    String tables,
    String columns,
    String opaque,
    String ownVariables,
    String threadOf) {

  private static final String TABLES =
      "SELECT table_name, table_type, auto_increment FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_type <> 'VIEW' AND table_name <> '%s'"
          + " ORDER BY table_name";

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = %%s AND %s"
          + " ORDER BY ordinal_position";

  /** A default, a check or a generated column with a parenthesis in it counts as a call. */
  static final InnoDbQueries MARIADB =
      new InnoDbQueries(
          "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0,"
              + " check_constraint_checks = 0",
          TABLES.formatted(""),
          COLUMNS.formatted("is_generated = 'NEVER'"),
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
          """,
          """
          SELECT CONCAT('@@SESSION.', LOWER(VARIABLE_NAME), ' = ',
              IF(VARIABLE_TYPE REGEXP 'INT|DOUBLE|BOOLEAN', SESSION_VALUE, QUOTE(SESSION_VALUE)))
            FROM information_schema.SYSTEM_VARIABLES
            WHERE VARIABLE_SCOPE = 'SESSION' AND READ_ONLY = 'NO'
              AND NOT SESSION_VALUE <=> GLOBAL_VALUE
              AND VARIABLE_NAME NOT IN
                  ('AUTOCOMMIT', 'INNODB_LOCK_WAIT_TIMEOUT', 'LOCK_WAIT_TIMEOUT')""",
          "SELECT tid FROM information_schema.processlist WHERE id = %d");

  /**
   * UNTESTED, after the chapters on INFORMATION_SCHEMA and the Performance Schema of MySQL's
   * manual. AUTO_INCREMENT is a day old there unless the session says otherwise. Nothing tells of
   * what type a variable is, so that those are kept that the driver sets, and our isolation level.
   * Every table counts as opaque.
   */
  static final InnoDbQueries MYSQL =
      new InnoDbQueries(
          "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0,"
              + " information_schema_stats_expiry = 0",
          TABLES.formatted(MySqlAccess.MARK),
          COLUMNS.formatted("generation_expression = ''"),
          "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = DATABASE()",
          """
          SELECT CONCAT('@@SESSION.', variable_name, ' = ', QUOTE(s.variable_value))
            FROM performance_schema.session_variables s
            JOIN performance_schema.global_variables g USING (variable_name)
            WHERE s.variable_value <> g.variable_value
              AND variable_name IN
                  ('sql_mode', 'transaction_isolation', 'time_zone', 'character_set_client',
                   'character_set_connection', 'character_set_results', 'collation_connection',
                   'session_track_schema', 'session_track_system_variables')""",
          "SELECT thread_os_id FROM performance_schema.threads WHERE processlist_id = %d");
}
