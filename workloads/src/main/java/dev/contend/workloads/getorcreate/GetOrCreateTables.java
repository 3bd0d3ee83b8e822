package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.getorcreate.GetOrCreateCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tables of get-or-create, and what is observed of them. */
final class GetOrCreateTables {
  private GetOrCreateTables() {}

  /**
   * Creates them.
   *
   * @param identityColumn how the engine declares a primary key that it generates
   */
  static void create(Connection db, String identityColumn, boolean unique) throws SQLException {
    execute(db, "CREATE TABLE visitor (id BIGINT PRIMARY KEY, name VARCHAR(30) NOT NULL)");
    execute(
        db,
        "CREATE TABLE tag (id "
            + identityColumn
            + ", name VARCHAR(30) NOT NULL"
            + (unique ? " UNIQUE" : "")
            + ", uses INT DEFAULT 1 NOT NULL)");
    if (!unique) {
      execute(db, "CREATE INDEX tag_name ON tag (name)");
    }
    update(db, "INSERT INTO visitor (id, name) VALUES (1, 'Ada')");
  }

  /** Observes a tag at the end: the ids of its rows. */
  static Call observation(String name) {
    return new Call(
        GetOrCreateCall.FINAL,
        tuple(name, null),
        Map.of(),
        parts ->
            new Answer.Done(
                tuple(
                    name,
                    new TreeSet<>(
                        queryAll(
                            parts.connection(),
                            row -> row.getLong(1),
                            "SELECT id FROM tag WHERE name = ?",
                            name)))));
  }

  static List<Object> tuple(Object... values) {
    return Arrays.asList(values);
  }
}
