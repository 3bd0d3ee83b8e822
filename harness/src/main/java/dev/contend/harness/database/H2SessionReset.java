package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives a session of H2 back what it had before its first use. H2 has no statement that does so;
 * what a session can have of its own is listed in {@code INFORMATION_SCHEMA.SESSION_STATE}, and
 * under "Commands (Other)" in the manual.
 */
final class H2SessionReset {
  /** So that a wait that nobody will end is an outcome; a schedule takes milliseconds. */
  private static final String LOCK_TIMEOUT = "SET LOCK_TIMEOUT 3000";

  private static final String TEMPORARY =
      "SELECT table_name FROM information_schema.tables WHERE storage_type = 'LOCAL TEMPORARY'";

  private static final String VARIABLES =
      "SELECT state_key FROM information_schema.session_state WHERE state_key LIKE '@%'";

  private final String level;

  H2SessionReset(IsolationSetting isolation) {
    level = isolation.name().toUpperCase(Locale.ROOT).replace('-', ' ');
  }

  void reset(Connection session) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String table : Queries.column(session, TEMPORARY)) {
      statements.add("DROP TABLE %s CASCADE".formatted(quoted(table)));
    }
    for (String variable : Queries.column(session, VARIABLES)) {
      statements.add("SET @%s = NULL".formatted(quoted(variable.substring(1))));
    }
    statements.add("SET SCHEMA public");
    statements.add("SET SCHEMA_SEARCH_PATH public");
    statements.add("SET TIME ZONE LOCAL");
    statements.add("SET QUERY_TIMEOUT 0");
    statements.add("SET THROTTLE 0");
    statements.add(LOCK_TIMEOUT);
    statements.add("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + level);
    Queries.run(session, statements);
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
