package dev.contend.harness.database;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;

/**
 * On a MySQL. What it takes to be a guest there is what it takes on a MariaDB, but for the version
 * and for where the mark of a database is.
 */
final class MySqlGuest extends MariaDbGuest {
  /** The first that has {@code performance_schema.data_lock_waits}. */
  private static final int FIRST_MAJOR = 8;

  MySqlGuest(ExternalDatabase database, Credentials credentials) {
    super(new MySqlAccess(database.url(), credentials));
  }

  @Override
  Optional<String> otherProduct(DatabaseMetaData server) throws SQLException {
    if (server.getDatabaseProductName().equals("MariaDB")) {
      return Optional.of(
          "this is MariaDB %s; write jdbc:mariadb: in --db-url."
              .formatted(server.getDatabaseProductVersion()));
    }
    return server.getDatabaseMajorVersion() >= FIRST_MAJOR
        ? Optional.empty()
        : Optional.of(
            "this is %s %s; Contend needs a MySQL from %d.0 on."
                .formatted(
                    server.getDatabaseProductName(),
                    server.getDatabaseProductVersion(),
                    FIRST_MAJOR));
  }

  @Override
  public String schemas() {
    return "SELECT schema_name, COALESCE(table_comment, '') FROM information_schema.schemata"
        + " LEFT JOIN information_schema.tables"
        + " ON table_schema = schema_name AND table_name = '%s'".formatted(MySqlAccess.MARK)
        + " WHERE LEFT(schema_name, %d) = '%s' ORDER BY schema_name"
            .formatted(ServerSchema.PREFIX.length(), ServerSchema.PREFIX);
  }
}
