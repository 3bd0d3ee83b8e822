package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Generator.Weighted;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;

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
  private static final Keyword BUSY = new Keyword("busy");

  private final StockStrategy strategy;
  private final String identityColumn;
  private final OrderSlot[] slots = new OrderSlot[SLOTS];

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  StockRace(StockStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  private static long product(int slot) {
    return 1 + slot % PRODUCTS;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE product (id BIGINT PRIMARY KEY,"
              + " stock INT NOT NULL CHECK (stock >= 0),"
              + " version BIGINT NOT NULL DEFAULT 0)");
      statement.execute(
          "CREATE TABLE orders (id "
              + identityColumn
              + ", product_id BIGINT NOT NULL REFERENCES product (id),"
              + " status VARCHAR(10) NOT NULL,"
              + " version BIGINT NOT NULL DEFAULT 0)");
    }
    for (long product = 1; product <= PRODUCTS; product++) {
      update(db, "INSERT INTO product (id, stock) VALUES (?, ?)", product, INITIAL_STOCK);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      slots[slot] =
          new OrderSlot(
              insert(
                  db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product(slot)));
    }
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
    if (drawn instanceof StockDraw.Order) {
      return call(StockCall.ORDER, slot, tuple(product(slot), null), db -> order(db, slot));
    }
    if (drawn instanceof StockDraw.Cancel) {
      long order = slots[slot].newest();
      return call(
          StockCall.CANCEL, slot, tuple(product(slot), order), db -> cancel(db, slot, order));
    }
    return call(StockCall.READ, slot, tuple(product(slot), null), db -> read(db, product(slot)));
  }

  private static Call call(Keyword f, int slot, Object input, Call.Body body) {
    return new Call(
        f,
        input,
        Map.of(SLOT, (long) slot),
        db -> {
          try {
            return body.run(db);
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }

  private Answer order(Connection db, int slot) throws SQLException {
    OptionalLong order = strategy.order(db, product(slot));
    if (order.isEmpty()) {
      return new Answer.Done(tuple(product(slot), StockCall.SOLD_OUT));
    }
    slots[slot].put(order.getAsLong());
    return new Answer.Done(tuple(product(slot), order.getAsLong()));
  }

  private Answer cancel(Connection db, int slot, long order) throws SQLException {
    boolean cancelled = strategy.cancel(db, order);
    slots[slot].remove(order);
    return new Answer.Done(
        tuple(product(slot), order, cancelled ? StockCall.CANCELLED : StockCall.ALREADY));
  }

  private Answer read(Connection db, long product) throws SQLException {
    return new Answer.Done(tuple(product, strategy.read(db, product)));
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
    List<Call> calls = new ArrayList<>();
    for (long product = 1; product <= PRODUCTS; product++) {
      long id = product;
      calls.add(
          new Call(f, tuple(id, null), Map.of(), db -> new Answer.Done(tuple(id, state(db, id)))));
    }
    return calls;
  }

  private static Object state(Connection db, long product) throws SQLException {
    long stock = queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
    TreeSet<Long> open = new TreeSet<>();
    try (PreparedStatement statement =
        db.prepareStatement("SELECT id FROM orders WHERE product_id = ? AND status = 'open'")) {
      statement.setLong(1, product);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          open.add(row.getLong(1));
        }
      }
    }
    return Map.of(StockCall.STOCK, stock, StockCall.OPEN, open);
  }

  private static List<Object> tuple(Object... values) {
    return Arrays.asList(values);
  }
}
