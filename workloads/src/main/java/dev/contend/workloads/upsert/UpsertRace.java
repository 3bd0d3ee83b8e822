package dev.contend.workloads.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.upsert.UpsertCall;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Generator.Weighted;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients upsert and read a few products at a time. Half of all operations are on one slot, a
 * quarter on the next, and so on; and a slot goes on to a new product after a few operations, since
 * a product is created once. So clients meet where it is not there yet, and where it is.
 */
final class UpsertRace implements Race<UpsertDraw> {
  private static final int SLOTS = 3;
  private static final int OPERATIONS_ON_A_PRODUCT = 8;
  private static final int USERS = 5_000;

  /** Where clients find the product that is dealt with just now. */
  private static final class Slot {
    private final String brand;
    private final AtomicLong operations = new AtomicLong();
    private volatile Request last;

    Slot(int number) {
      brand = "brand" + number;
    }

    ProductKey product() {
      return product(operations.getAndIncrement() / OPERATIONS_ON_A_PRODUCT);
    }

    ProductKey product(long number) {
      return new ProductKey(brand, "s" + number, "plant");
    }

    long products() {
      return 1 + operations.get() / OPERATIONS_ON_A_PRODUCT;
    }
  }

  private final UpsertStrategy strategy;
  private final UpsertCalls calls;
  private final String identityColumn;
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  UpsertRace(UpsertStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.calls = new UpsertCalls(strategy);
    this.identityColumn = identityColumn;
    for (int slot = 0; slot < SLOTS; slot++) {
      slots.add(new Slot(slot));
    }
  }

  /** Of each slot, the first product is there from the beginning. */
  @Override
  public void prepare(Connection db) throws SQLException {
    UpsertTables.create(db, identityColumn, strategy.hasConstraint());
    for (Slot slot : slots) {
      UpsertTables.insertBrand(db, slot.brand);
      Product.create(db, slot.product(0), new Fields(0L, 0L));
    }
  }

  @Override
  public Generator<UpsertDraw> generator() {
    return Generator.mix(
        List.of(
            new Weighted<>(6, Generator.draw(UpsertRace::upsert)),
            new Weighted<>(1, Generator.draw(random -> new UpsertDraw.Again(slot(random)))),
            new Weighted<>(1, Generator.draw(random -> new UpsertDraw.Read(slot(random))))));
  }

  private static UpsertDraw upsert(SplittableRandom random) {
    return new UpsertDraw.Upsert(slot(random), random.nextInt(USERS), random.nextBoolean());
  }

  /** Slot 0 half of the time, slot 1 a quarter, and so on. */
  private static int slot(SplittableRandom random) {
    return Math.min(SLOTS - 1, Integer.numberOfTrailingZeros(random.nextInt() | 1 << SLOTS));
  }

  @Override
  public Call call(UpsertDraw drawn) {
    Slot slot = slots.get(drawn.slot());
    if (drawn instanceof UpsertDraw.Again && slot.last != null) {
      return calls.upsert(slot.last);
    }
    if (drawn instanceof UpsertDraw.Upsert upsert) {
      slot.last = request(slot, upsert);
      return calls.upsert(slot.last);
    }
    return calls.read(UpsertCall.READ, slot.product());
  }

  private Request request(Slot slot, UpsertDraw.Upsert drawn) {
    long number = requests.incrementAndGet();
    return new Request(
        "r" + number,
        "u" + drawn.user(),
        slot.product(),
        drawn.price() ? new Fields(number, null) : new Fields(null, number));
  }

  @Override
  public List<Call> begin() {
    return slots.stream().map(slot -> observation(UpsertCall.INITIAL, slot.product(0))).toList();
  }

  @Override
  public List<Call> end() {
    List<Call> observations = new ArrayList<>();
    for (Slot slot : slots) {
      for (long number = 0; number < slot.products(); number++) {
        observations.add(observation(UpsertCall.FINAL, slot.product(number)));
      }
    }
    return observations;
  }

  private Call observation(Keyword f, ProductKey product) {
    return calls.read(f, product);
  }
}
