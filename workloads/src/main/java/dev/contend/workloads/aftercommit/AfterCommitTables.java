package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.aftercommit.AfterCommitCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The tables of after-commit, and what is observed of them. */
final class AfterCommitTables {
  private AfterCommitTables() {}

  /**
   * Creates them.
   *
   * @param identityColumn how the engine declares a primary key that it generates
   * @param mailIsUnique whether there is one mail of a submission at most
   */
  static void create(Connection db, String identityColumn, boolean mailIsUnique)
      throws SQLException {
    execute(
        db,
        "CREATE TABLE submission (id " + identityColumn + ", name VARCHAR(20) NOT NULL UNIQUE)");
    execute(db, "CREATE TABLE outbox (id " + identityColumn + ", submission BIGINT NOT NULL)");
    execute(
        db,
        "CREATE TABLE mail (id "
            + identityColumn
            + ", submission BIGINT NOT NULL"
            + (mailIsUnique ? " UNIQUE" : "")
            + ", recipient VARCHAR(20) NOT NULL)");
  }

  /** Inserts a submission that is to be mailed. */
  static void insertWaiting(Connection db, String name) throws SQLException {
    long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
    update(db, "INSERT INTO outbox (submission) VALUES (?)", id);
  }

  /**
   * The final state.
   *
   * @param tasks that wait in the queue, or 1 if nobody knows how many
   */
  static Map<?, ?> state(Connection db, long tasks) throws SQLException {
    Map<Long, String> rows = new TreeMap<>();
    queryAll(
        db,
        row -> rows.put(row.getLong(1), row.getString(2)),
        "SELECT id, name FROM submission ORDER BY id");
    Map<Long, Long> mails = new TreeMap<>();
    queryAll(
        db,
        row -> mails.merge(row.getLong(1), 1L, Long::sum),
        "SELECT submission FROM mail ORDER BY id");
    return Map.of(
        AfterCommitCall.ROWS,
        rows,
        AfterCommitCall.EFFECTS,
        mails,
        AfterCommitCall.LEFT,
        queryLong(db, "SELECT count(*) FROM outbox") + tasks);
  }
}
