package dev.contend.workloads.rwregister;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryAll;

import dev.contend.checkers.edn.Keyword;
import dev.contend.workloads.transactions.Rows;
import dev.contend.workloads.transactions.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Registers, each a number in a row. */
record RegisterStore(RegisterStrategy strategy) implements Store {
  private static final Keyword W = new Keyword("w");

  /** Few: that a register was empty first is all that is known of the order of its values. */
  private static final int WRITES_TO_A_REGISTER = 4;

  @Override
  public Keyword write() {
    return W;
  }

  @Override
  public int writesToAKey() {
    return WRITES_TO_A_REGISTER;
  }

  @Override
  public Object nothing() {
    return null;
  }

  @Override
  public void create(Connection db, int rows) throws SQLException {
    execute(db, "CREATE TABLE registers (id BIGINT PRIMARY KEY, val BIGINT)");
    if (strategy.hasRows()) {
      Rows.insert(db, "INSERT INTO registers (id, val) VALUES", "(%1$d, NULL)", rows);
    }
  }

  @Override
  public Long read(Connection db, long key) throws SQLException {
    return strategy.read(db, key);
  }

  @Override
  public void write(Connection db, long key, long value) throws SQLException {
    strategy.write(db, key, value);
  }

  @Override
  public Map<Long, Object> readAll(Connection db) throws SQLException {
    record Line(long id, Long val) {}
    Map<Long, Object> all = new TreeMap<>();
    for (Line line :
        queryAll(
            db,
            row -> new Line(row.getLong("id"), row.getObject("val", Long.class)),
            "SELECT id, val FROM registers")) {
      all.put(line.id(), line.val());
    }
    return all;
  }
}
