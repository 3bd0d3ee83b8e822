package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On a MariaDB that is already there. Error numbers are those of its manual, "MariaDB Error Code
 * Reference"; that a right is looked for before the thing that it is a right to was tried out.
 */
class MariaDbGuest implements Guest {
  private static final int FIRST_MAJOR = 10;
  private static final int FIRST_MINOR = 5;

  /** Rights, and statements on a table that is not there, which fail otherwise without them. */
  private static final Map<String, String> RIGHTS = new LinkedHashMap<>();

  static {
    RIGHTS.put("SELECT", "SELECT 1 FROM %s");
    RIGHTS.put("INSERT", "INSERT INTO %s VALUES (1)");
    RIGHTS.put("UPDATE", "UPDATE %s SET i = 1");
    RIGHTS.put("DELETE", "DELETE FROM %s");
    RIGHTS.put("CREATE", "CREATE TABLE %s (i INT)");
    RIGHTS.put("DROP", "DROP TABLE %s");
    RIGHTS.put("INDEX", "CREATE INDEX i ON %s (i)");
    RIGHTS.put("ALTER", "ALTER TABLE %s ADD i INT");
  }

  /** ER_DBACCESS_DENIED_ERROR and ER_TABLEACCESS_DENIED_ERROR. */
  private static final List<Integer> DENIED = List.of(1044, 1142);

  /** The last two: ER_HOST_NOT_PRIVILEGED, ER_TOO_MANY_USER_CONNECTIONS. */
  private static final Map<Integer, Refusal> REFUSALS =
      Map.of(
          1045, Refusal.CREDENTIALS,
          1044, Refusal.ENTRY,
          1049, Refusal.DATABASE,
          1040, Refusal.FULL,
          1130, Refusal.ENTRY,
          1203, Refusal.FULL);

  private final Access access;

  MariaDbGuest(Access access) {
    this.access = access;
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Optional<Refusal> refusal(SQLException e) {
    return Optional.ofNullable(REFUSALS.get(e.getErrorCode()));
  }

  @Override
  public Optional<String> obstacle(Connection control) throws SQLException {
    Optional<String> other = otherProduct(control.getMetaData());
    return other.isPresent() ? other : missingRight(control);
  }

  /** That it is not what the URL says, or too old. */
  Optional<String> otherProduct(DatabaseMetaData server) throws SQLException {
    int major = server.getDatabaseMajorVersion();
    if (!server.getDatabaseProductName().equals("MariaDB")
        || major < FIRST_MAJOR
        || major == FIRST_MAJOR && server.getDatabaseMinorVersion() < FIRST_MINOR) {
      return Optional.of(
          "this is %s %s; Contend needs a MariaDB from %d.%d on."
              .formatted(
                  server.getDatabaseProductName(),
                  server.getDatabaseProductVersion(),
                  FIRST_MAJOR,
                  FIRST_MINOR));
    }
    return Optional.empty();
  }

  private static Optional<String> missingRight(Connection control) throws SQLException {
    List<String> missing = missingRights(control);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the user has not the right to %s in databases of Contend; give it with: GRANT %s ON `contend\\_%%`.* TO %s;"
                .formatted(
                    String.join(", ", missing),
                    String.join(", ", RIGHTS.keySet()),
                    account(control)));
  }

  private static List<String> missingRights(Connection control) throws SQLException {
    String table = "`%srights_%016x`.t".formatted(ServerSchema.PREFIX, RunMark.random().run());
    List<String> missing = new ArrayList<>();
    try (Statement statement = control.createStatement()) {
      for (Map.Entry<String, String> right : RIGHTS.entrySet()) {
        if (denied(statement, right.getValue().formatted(table))) {
          missing.add(right.getKey());
        }
      }
    }
    return missing;
  }

  private static boolean denied(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return DENIED.contains(e.getErrorCode());
    }
  }

  private static String account(Connection control) throws SQLException {
    try (Statement statement = control.createStatement();
        ResultSet result = statement.executeQuery("SELECT CURRENT_USER()")) {
      result.next();
      String account = result.getString(1);
      int at = account.lastIndexOf('@');
      return "`%s`@`%s`".formatted(account.substring(0, at), account.substring(at + 1));
    }
  }

  @Override
  public String schemas() {
    return "SELECT schema_name, schema_comment FROM information_schema.schemata"
        + " WHERE LEFT(schema_name, %d) = '%s' ORDER BY schema_name"
            .formatted(ServerSchema.PREFIX.length(), ServerSchema.PREFIX);
  }

  @Override
  public String lock(RunMark mark) {
    return "SELECT GET_LOCK('%s', 0)".formatted(name(mark));
  }

  @Override
  public String unlock(RunMark mark) {
    return "SELECT RELEASE_LOCK('%s')".formatted(name(mark));
  }

  private static String name(RunMark mark) {
    return ServerSchema.PREFIX + "%016x".formatted(mark.run());
  }
}
