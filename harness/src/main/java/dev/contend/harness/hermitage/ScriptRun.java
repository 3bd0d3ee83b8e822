package dev.contend.harness.hermitage;

import dev.contend.harness.database.Engine;
import dev.contend.harness.database.ErrorKind;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.hermitage.Told.End;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs a script as an operation that answers what the server said.
 *
 * <p>It stops at an error that ended its transaction. To go on would be to begin another one: after
 * a deadlock MariaDB runs the statement that comes next in a transaction of its own, and half a
 * script that commits looks like a dirty write.
 */
record ScriptRun(Script script, Engine engine) implements Operation.Body {

  @Override
  public Told run(Parts parts, Object given) throws SQLException {
    Connection connection = parts.connection();
    connection.setAutoCommit(false);
    List<Said> said = new ArrayList<>();
    try {
      for (String sql : script.statements()) {
        said.add(say(connection, sql));
      }
      if (script.commits()) {
        connection.commit();
      } else {
        connection.rollback();
      }
    } catch (SQLException e) {
      if (engine.classify(e) == ErrorKind.CONNECTION_LOST) {
        throw e;
      }
      // Nothing is left to be rolled back, and whoever explores makes sure of it.
      return new Told(said, End.FAILED, code(e));
    }
    return new Told(said, script.commits() ? End.COMMITTED : End.ROLLED_BACK, "");
  }

  private Said say(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return new Said.Changed(statement.getUpdateCount());
      }
      try (ResultSet result = statement.getResultSet()) {
        return new Said.Read(rows(result));
      }
    } catch (SQLException e) {
      if (engine.classify(e) == ErrorKind.STATEMENT_FAILED) {
        return new Said.Refused(code(e));
      }
      throw e;
    }
  }

  /** The rows of a result, in the order of their keys. */
  static List<Row> rows(ResultSet result) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(new Row(result.getInt(1), result.getInt(2)));
    }
    rows.sort(Comparator.comparing(Row::id).thenComparing(Row::value));
    return rows;
  }

  /** {@code 40001}, or {@code 40001/1213} where the vendor has a code of its own. */
  static String code(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String code = String.valueOf(e.getErrorCode());
    return e.getErrorCode() == 0 || code.equals(state) ? state : state + "/" + code;
  }
}
