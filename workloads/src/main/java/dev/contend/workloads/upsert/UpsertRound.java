package dev.contend.workloads.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.upsert.UpsertCall;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One schedule of a scene: callers who upsert and read one product. */
final class UpsertRound implements Scene.Round {
  private static final ProductKey KEY = new ProductKey("acme", "s1", "plant");
  private static final Fields BEFORE = new Fields(1L, 2L);

  /** What is there before, and how often a request is sent. */
  enum Setting {
    /** No product of that key. */
    NEW_KEY,
    /** A product of that key. */
    OLD_KEY,
    /** No product of that key, and all callers send the same request. */
    SAME_REQUEST
  }

  private final UpsertCalls calls;
  private final List<List<Keyword>> callers;
  private final Setting setting;

  UpsertRound(UpsertStrategy strategy, List<List<Keyword>> callers, Setting setting) {
    this.calls = new UpsertCalls(strategy);
    this.callers = callers;
    this.setting = setting;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    UpsertTables.insertBrand(db, KEY.brand());
    if (setting == Setting.OLD_KEY) {
      Product.create(db, KEY, BEFORE);
    }
  }

  /** The first caller changes the price, the others the weight. */
  @Override
  public Call call(int caller, int index) {
    if (callers.get(caller).get(index).equals(UpsertCall.READ)) {
      return calls.read(UpsertCall.READ, KEY);
    }
    if (setting == Setting.SAME_REQUEST) {
      return calls.upsert(new Request("r1", "u1", KEY, new Fields(11L, null)));
    }
    long value = 10L * (caller + 1) + index;
    Fields fields = caller == 0 ? new Fields(value, null) : new Fields(null, value);
    return calls.upsert(new Request("r" + value, "u" + caller, KEY, fields));
  }

  @Override
  public List<Call> begin() {
    return List.of(calls.read(UpsertCall.INITIAL, KEY));
  }

  @Override
  public List<Call> end() {
    return List.of(calls.read(UpsertCall.FINAL, KEY));
  }
}
