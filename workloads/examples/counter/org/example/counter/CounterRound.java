package org.example.counter;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryLong;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What both drivers need: the table, the row, the operation, and what is observed at the end. */
final class CounterRound implements Scene.Round {
  static final Keyword ADD = new Keyword("add");
  static final Keyword FINAL = new Keyword("final");

  private final CounterStrategy strategy;

  CounterRound(CounterStrategy strategy) {
    this.strategy = strategy;
  }

  static void createTable(Connection db) throws SQLException {
    execute(db, "CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)");
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    execute(db, "INSERT INTO counter (id, n) VALUES (1, 0)");
  }

  @Override
  public Call call(int caller, int index) {
    return add();
  }

  Call add() {
    return new Call(
        ADD,
        null,
        Map.of(),
        parts -> {
          strategy.add(parts.connection());
          return new Answer.Done(null);
        });
  }

  @Override
  public List<Call> end() {
    return List.of(
        new Call(
            FINAL,
            null,
            Map.of(),
            parts -> new Answer.Done(queryLong(parts.connection(), "SELECT n FROM counter"))));
  }
}
