package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * On a PostgreSQL that is already there. SQLSTATEs are those of appendix A of its manual; locks are
 * advisory locks of the session (chapter 13.3.5), which are the database's, as schemas are.
 */
final class PostgresGuest implements Guest {
  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "28P01", Refusal.CREDENTIALS,
          "28000", Refusal.ENTRY,
          "42501", Refusal.ENTRY,
          "3D000", Refusal.DATABASE,
          "53300", Refusal.FULL);

  private final ExternalDatabase database;
  private final Access access;

  PostgresGuest(ExternalDatabase database, Credentials credentials) {
    this.database = database;
    this.access = new PostgresAccess(database.url(), credentials);
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Optional<Refusal> refusal(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).map(REFUSALS::get);
  }

  @Override
  public Optional<String> obstacle(Connection control) throws SQLException {
    try (Statement statement = control.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT has_database_privilege(current_database(), 'CREATE'),"
                    + " quote_ident(current_database()), quote_ident(current_user)")) {
      result.next();
      return result.getBoolean(1)
          ? Optional.empty()
          : Optional.of(
              "the user may not create a schema, for which the right CREATE is missing; give it with: GRANT CREATE ON DATABASE %s TO %s;"
                  .formatted(result.getString(2), result.getString(3)));
    }
  }

  @Override
  public String schemas() {
    return "SELECT nspname, coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace"
        + " WHERE left(nspname, %d) = '%s' AND pg_has_role(nspowner, 'USAGE') ORDER BY nspname"
            .formatted(ServerSchema.PREFIX.length(), ServerSchema.PREFIX);
  }

  @Override
  public String lock(RunMark mark) {
    return "SELECT CASE WHEN pg_try_advisory_lock(%d) THEN 1 ELSE 0 END".formatted(mark.run());
  }

  @Override
  public String unlock(RunMark mark) {
    return "SELECT pg_advisory_unlock(%d)".formatted(mark.run());
  }
}
