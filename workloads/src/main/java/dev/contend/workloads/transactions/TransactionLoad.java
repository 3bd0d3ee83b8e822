package dev.contend.workloads.transactions;

import dev.contend.harness.workload.Load;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** Clients run random transactions on some keys, all equally often. */
final class TransactionLoad implements Load {
  private final Store store;
  private final int slots;
  private final Keys keys;
  private final TransactionCalls calls;

  /**
   * @param slots how many keys are in use at a time
   */
  TransactionLoad(Store store, int slots) {
    this.store = store;
    this.slots = slots;
    keys = new Keys(slots, store.writesToAKey(), 0);
    calls = new TransactionCalls(store, keys, refused -> false);
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    store.create(db, keys.count());
  }

  @Override
  public Client client(SplittableRandom random) {
    return parts -> {
      calls.run(parts.connection(), TransactionDraw.draw(random, own -> own.nextInt(slots)));
      return true;
    };
  }
}
