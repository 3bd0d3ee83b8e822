package dev.contend.workloads.stock;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Each client orders an item of some product, cancels that order, and so on. There are so many
 * items that nothing is ever sold out: each operation writes, and clients meet on the products.
 */
final class StockLoad implements Load {
  private static final long PLENTY = 1_000_000;

  private final StockStrategy strategy;
  private final String identityColumn;
  private final int products;

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  StockLoad(StockStrategy strategy, String identityColumn, int products) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
    this.products = products;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    StockTables.create(db, identityColumn);
    strategy.addToTables(db);
    for (long product = 1; product <= products; product++) {
      StockTables.insertProduct(db, product, PLENTY);
    }
  }

  @Override
  public void fill(Parts parts) throws SQLException {
    strategy.start(parts);
  }

  @Override
  public Client client(SplittableRandom random) {
    return new Customer(random);
  }

  private final class Customer implements Client {
    private final SplittableRandom random;
    private OptionalLong open = OptionalLong.empty();

    Customer(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public boolean operate(Parts parts) throws SQLException {
      try {
        return open.isEmpty() ? order(parts) : cancel(parts);
      } catch (BusyException e) {
        return false;
      }
    }

    private boolean order(Parts parts) throws SQLException {
      open = strategy.order(parts, 1 + random.nextInt(products));
      return open.isPresent();
    }

    private boolean cancel(Parts parts) throws SQLException {
      boolean cancelled = strategy.cancel(parts, open.getAsLong());
      open = OptionalLong.empty();
      return cancelled;
    }
  }
}
