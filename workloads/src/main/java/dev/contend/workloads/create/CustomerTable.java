package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryAll;

import dev.contend.checkers.create.CreateCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of customers, and what is observed of it. */
final class CustomerTable {
  private CustomerTable() {}

  /** With a unique constraint on the login. */
  static void unique(Connection db, String identityColumn) throws SQLException {
    create(db, identityColumn, " UNIQUE");
  }

  /** Without; logins are looked up, so there is an index, which allows them twice. */
  static void plain(Connection db, String identityColumn) throws SQLException {
    create(db, identityColumn, "");
    execute(db, "CREATE INDEX customer_login ON customer (login)");
  }

  private static void create(Connection db, String identityColumn, String constraint)
      throws SQLException {
    execute(
        db,
        "CREATE TABLE customer (id %s, login VARCHAR(50) NOT NULL%s)"
            .formatted(identityColumn, constraint));
  }

  /** Observes all rows. */
  static Call observation() {
    return new Call(
        CreateCall.FINAL, null, Map.of(), parts -> new Answer.Done(rows(parts.connection())));
  }

  private record Customer(String login, long id) {}

  private static Object rows(Connection db) throws SQLException {
    SortedMap<String, SortedSet<Long>> rows = new TreeMap<>();
    for (Customer customer :
        queryAll(
            db,
            row -> new Customer(row.getString("login"), row.getLong("id")),
            "SELECT login, id FROM customer")) {
      rows.computeIfAbsent(customer.login(), first -> new TreeSet<>()).add(customer.id());
    }
    return rows;
  }
}
