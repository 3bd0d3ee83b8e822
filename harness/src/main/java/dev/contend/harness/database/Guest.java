package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What being a guest on a server of one product takes, beyond its {@link Access}. */
interface Guest {

  /** Why a server did not let us in. */
  enum Refusal {
    /** It does not know the user, or the password is wrong. */
    CREDENTIALS,
    /** The user may not connect. */
    ENTRY,
    /** It has no database of this name. */
    DATABASE,
    /** It has as many sessions as it allows. */
    FULL
  }

  /** The way to the server. */
  Access access();

  /** What an error of connecting says, where it is one of these. */
  Optional<Refusal> refusal(SQLException e);

  /**
   * What stands in the way of racing on the server: a half sentence that says also what to do, such
   * as the statement that grants a missing right. Leaves nothing on the server.
   */
  Optional<String> obstacle(Connection control) throws SQLException;

  /**
   * A query for names and comments of the schemas that begin with {@link ServerSchema#PREFIX} and
   * that our user could drop.
   */
  String schemas();

  /** A query that takes the lock of a run for its session if nobody has it; gives 1 if it did. */
  String lock(RunMark mark);

  /** A query that gives it back. */
  String unlock(RunMark mark);

  /** Runs {@link #lock(RunMark)}. */
  default boolean lock(Connection connection, RunMark mark) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(lock(mark))) {
      return result.next() && result.getInt(1) == 1;
    }
  }

  /** Runs {@link #schemas()}: comments by names. */
  default Map<String, String> schemas(Connection connection) throws SQLException {
    Map<String, String> schemas = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(schemas())) {
      while (result.next()) {
        schemas.put(result.getString(1), result.getString(2));
      }
    }
    return schemas;
  }
}
