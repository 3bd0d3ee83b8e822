package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tables of on-call, and what is observed of them. */
final class OnCallTables {
  private OnCallTables() {}

  /** Doctors are looked for by a shift that has no index, as in the account. */
  static void create(Connection db) throws SQLException {
    execute(db, "CREATE TABLE shift (id BIGINT PRIMARY KEY, changes BIGINT DEFAULT 0 NOT NULL)");
    execute(
        db,
        "CREATE TABLE doctor (id BIGINT PRIMARY KEY, shift_id BIGINT NOT NULL,"
            + " on_call BOOLEAN NOT NULL)");
  }

  static void insertShift(Connection db, long id) throws SQLException {
    update(db, "INSERT INTO shift (id) VALUES (?)", id);
  }

  static void insertDoctor(Connection db, long id, long shift, boolean onCall) throws SQLException {
    update(db, "INSERT INTO doctor (id, shift_id, on_call) VALUES (?, ?, ?)", id, shift, onCall);
  }

  /**
   * Observes who is on call.
   *
   * @param f {@code INITIAL} or {@code FINAL} of {@link dev.contend.checkers.oncall.OnCallCall}
   */
  static Call observation(Keyword f, long shift) {
    return new Call(
        f,
        tuple(shift, null),
        Map.of(),
        parts -> new Answer.Done(tuple(shift, onCall(parts.connection(), shift))));
  }

  private static SortedSet<Long> onCall(Connection db, long shift) throws SQLException {
    return set(
        queryAll(
            db,
            row -> row.getLong("id"),
            "SELECT id FROM doctor WHERE shift_id = ? AND on_call = TRUE",
            shift));
  }

  /** As a history has them. */
  static SortedSet<Long> set(Collection<Long> doctors) {
    return new TreeSet<>(doctors);
  }

  static List<Object> tuple(Object... values) {
    return Arrays.asList(values);
  }
}
