package dev.contend.workloads.transactions;

import dev.contend.harness.generator.Generator;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Clients run random transactions on three keys at a time: half of all accesses are of one, a
 * quarter of the next. In the end all keys are read.
 */
final class TransactionRace implements Race<TransactionDraw> {
  private static final int SLOTS = 3;

  /** Two and a half accesses, half of them writes, half of those to the first slot. */
  private static final double WRITES_TO_FIRST_SLOT = 0.625;

  private final Store store;
  private final Keys keys;
  private final TransactionCalls calls;

  /**
   * @param retryable which errors ask for another try
   * @param transactions about how many it is going to have
   */
  TransactionRace(Store store, Predicate<SQLException> retryable, long transactions) {
    this.store = store;
    keys = new Keys(SLOTS, store.writesToAKey(), Math.round(transactions * WRITES_TO_FIRST_SLOT));
    calls = new TransactionCalls(store, keys, retryable);
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    store.create(db, keys.count());
  }

  @Override
  public List<Call> begin() {
    return List.of();
  }

  @Override
  public Generator<TransactionDraw> generator() {
    return Generator.draw(random -> TransactionDraw.draw(random, TransactionRace::slot));
  }

  /** Slot 0 half of the time, the next a quarter, and so on. */
  private static int slot(SplittableRandom random) {
    return Math.min(SLOTS - 1, Integer.numberOfTrailingZeros(random.nextInt() | 1 << SLOTS));
  }

  @Override
  public Call call(TransactionDraw drawn) {
    return calls.call(drawn);
  }

  @Override
  public List<Call> end() {
    return List.of(calls.readAll());
  }
}
