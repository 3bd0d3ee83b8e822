package dev.contend.workloads.upsert;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients upsert one of some products, all equally often. After a few operations another product
 * comes in a product's place, so of eight upserts one creates and the others update.
 */
final class UpsertLoad implements Load {
  private static final int OPERATIONS_ON_A_PRODUCT = 8;
  private static final int USERS = 1_000_000;

  private final UpsertStrategy strategy;
  private final String identityColumn;
  private final List<AtomicLong> operations = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   * @param products how many are dealt with at the same time
   */
  UpsertLoad(UpsertStrategy strategy, String identityColumn, int products) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
    for (int product = 0; product < products; product++) {
      operations.add(new AtomicLong());
    }
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    UpsertTables.create(db, identityColumn, strategy.hasConstraint());
    for (int product = 0; product < operations.size(); product++) {
      UpsertTables.insertBrand(db, brand(product));
    }
  }

  private static String brand(int product) {
    return "brand" + product;
  }

  @Override
  public Client client(SplittableRandom random) {
    return parts -> upsert(parts, random);
  }

  private boolean upsert(Parts parts, SplittableRandom random) throws SQLException {
    try {
      return strategy.upsert(parts, request(random)) != UpsertStrategy.Upserted.ALREADY;
    } catch (BusyException | TooManyRequestsException e) {
      return false;
    }
  }

  private Request request(SplittableRandom random) {
    int product = random.nextInt(operations.size());
    long serial = operations.get(product).getAndIncrement() / OPERATIONS_ON_A_PRODUCT;
    long number = requests.incrementAndGet();
    return new Request(
        "r" + number,
        "u" + random.nextInt(USERS),
        new ProductKey(brand(product), "s" + serial, "plant"),
        random.nextBoolean() ? new Fields(number, null) : new Fields(null, number));
  }
}
