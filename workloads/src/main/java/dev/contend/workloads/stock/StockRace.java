package dev.contend.workloads.stock;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Generator.Weighted;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Clients order and cancel a few items of a few products. Half of all operations are on one of the
 * slots, a quarter on the next, and so on, and there are few items: so clients meet on one order
 * and on the last item.
 */
final class StockRace implements Race<StockDraw> {
  private static final int PRODUCTS = 3;
  private static final int SLOTS = 6;
  private static final int INITIAL_STOCK = 2;
  private static final Keyword SLOT = new Keyword("slot");

  private final StockStrategy strategy;
  private final StockCalls calls;
  private final String identityColumn;
  private final OrderSlot[] slots = new OrderSlot[SLOTS];

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  StockRace(StockStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.calls = new StockCalls(strategy);
    this.identityColumn = identityColumn;
  }

  private static long product(int slot) {
    return 1 + slot % PRODUCTS;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    StockTables.create(db, identityColumn);
    strategy.addToTables(db);
    for (long product = 1; product <= PRODUCTS; product++) {
      StockTables.insertProduct(db, product, INITIAL_STOCK);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      slots[slot] = new OrderSlot(StockTables.insertOrder(db, product(slot)));
    }
  }

  @Override
  public void fill(Parts parts) throws SQLException {
    strategy.start(parts);
  }

  @Override
  public Generator<StockDraw> generator() {
    return Generator.mix(
        List.of(
            new Weighted<>(4, Generator.draw(random -> new StockDraw.Order(slot(random)))),
            new Weighted<>(4, Generator.draw(random -> new StockDraw.Cancel(slot(random)))),
            new Weighted<>(1, Generator.draw(random -> new StockDraw.Read(slot(random))))));
  }

  /** Slot 0 half of the time, slot 1 a quarter, and so on. */
  private static int slot(SplittableRandom random) {
    return Math.min(SLOTS - 1, Long.numberOfTrailingZeros(random.nextLong()));
  }

  @Override
  public Call call(StockDraw drawn) {
    int slot = drawn.slot();
    Map<Keyword, Object> extra = Map.of(SLOT, (long) slot);
    if (drawn instanceof StockDraw.Order) {
      return calls.order(product(slot), extra, slots[slot]::put);
    }
    if (drawn instanceof StockDraw.Cancel) {
      return calls.cancel(product(slot), slots[slot].newest(), extra, slots[slot]::remove);
    }
    return calls.read(product(slot), extra);
  }

  @Override
  public List<Call> begin() {
    return observations(StockCall.INITIAL);
  }

  @Override
  public List<Call> end() {
    return observations(StockCall.FINAL);
  }

  private static List<Call> observations(Keyword f) {
    return LongStream.rangeClosed(1, PRODUCTS)
        .mapToObj(product -> StockTables.observation(f, product))
        .toList();
  }
}
