package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation that is a list of statements; it answers what they return.
 *
 * @param transaction whether they are one transaction, or each its own
 * @param stubborn whether it goes on after an error
 */
record Script(boolean transaction, boolean stubborn, List<String> statements)
    implements Operation.Body {

  Script {
    statements = List.copyOf(statements);
  }

  static Script transaction(String... statements) {
    return new Script(true, false, List.of(statements));
  }

  static Script autocommit(String... statements) {
    return new Script(false, false, List.of(statements));
  }

  /** How many steps it takes if nothing fails. */
  int steps() {
    return statements.size() + (transaction ? 1 : 0);
  }

  /** A session that runs these one after another. */
  static Session session(String name, Operation.Body... bodies) {
    List<Operation> operations = new ArrayList<>();
    for (Operation.Body body : bodies) {
      operations.add(new Operation(name.toLowerCase() + operations.size(), body));
    }
    return new Session(name, operations);
  }

  /** Sessions A, B and so on. */
  static Scenario scenario(Scenario.Observe observe, Operation.Body... bodies) {
    List<Session> sessions = new ArrayList<>();
    for (Operation.Body body : bodies) {
      sessions.add(session(String.valueOf((char) ('A' + sessions.size())), body));
    }
    return new Scenario("test", parts -> null, sessions, observe, List.of());
  }

  /** All that these queries return. */
  static Scenario.Observe observing(String... queries) {
    return (parts, given) -> {
      List<Object> all = new ArrayList<>();
      for (String query : queries) {
        all.add(execute(parts.connection(), query));
      }
      return all;
    };
  }

  @Override
  public Object run(Parts parts, Object given) throws SQLException {
    Connection connection = parts.connection();
    List<Object> answers = new ArrayList<>();
    if (transaction) {
      connection.setAutoCommit(false);
    }
    for (String sql : statements) {
      try {
        answers.add(execute(connection, sql));
      } catch (SQLException e) {
        if (!stubborn) {
          throw e;
        }
        answers.add(e.getSQLState() + "/" + e.getErrorCode());
      }
    }
    if (transaction) {
      connection.commit();
      connection.setAutoCommit(true);
    }
    return answers;
  }

  /** Its rows or how many it changed. */
  static Object execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= columns; i++) {
            row.append(i == 1 ? "" : "|").append(result.getString(i));
          }
          rows.add(row.toString());
        }
      }
      return rows;
    }
  }
}
