package dev.contend.workloads.transactions;

import dev.contend.checkers.edn.Keyword;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Registers in memory, for one thread; of no database. */
final class Memory implements Store {
  final Map<Long, Object> values = new HashMap<>();

  /** Thrown by the next write, if it is not null. */
  SQLException refusal;

  @Override
  public Keyword write() {
    return new Keyword("w");
  }

  @Override
  public int writesToAKey() {
    return 3;
  }

  @Override
  public Object nothing() {
    return null;
  }

  @Override
  public void create(Connection db, int rows) {
    values.clear();
  }

  @Override
  public Object read(Connection db, long key) {
    return values.get(key);
  }

  @Override
  public void write(Connection db, long key, long value) throws SQLException {
    if (refusal != null) {
      throw refusal;
    }
    values.put(key, value);
  }

  @Override
  public Map<Long, Object> readAll(Connection db) {
    return values;
  }
}
