package dev.contend.workloads.stock;

import dev.contend.checkers.stock.StockModel;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Need;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.kit.EntriesWorkload;
import java.util.List;
import java.util.Optional;

/** The workload {@code stock}: its strategies, and where to find the rest. */
public final class StockWorkload extends EntriesWorkload<StockStrategy> {
  private static final String ACCOUNT = "the account, Stack Overflow 18958205";

  private static final Entries<StockStrategy> ENTRIES =
      new Entries<StockStrategy>("stock")
          .add(
              "check-then-act",
              "The stock is changed in SQL (stock = stock + 1), so nothing can be lost.",
              "The code of " + ACCOUNT + ".",
              CheckThenAct.class,
              engine -> new CheckThenAct())
          .add(
              "read-modify-write",
              "Reading an object, changing it and saving it is what an ORM is for.",
              "What most code does before its author learns of F() expressions and stock = stock + 1.",
              ReadModifyWrite.class,
              engine -> new ReadModifyWrite())
          .add(
              "atomic-request",
              "A transaction around the request makes it atomic, so two requests can't get mixed up.",
              "Proposed to " + ACCOUNT + ", and Django's ATOMIC_REQUESTS.",
              AtomicRequest.class,
              engine -> new AtomicRequest())
          .add(
              "select-for-update",
              "The second request waits at the lock and then sees what the first did.",
              "Proposed to " + ACCOUNT + "; Django's select_for_update, JPA's PESSIMISTIC_WRITE.",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "conditional-update",
              "If the condition is part of the UPDATE, the row count says who won.",
              "Proposed to " + ACCOUNT + " as a compare-and-set on the status.",
              ConditionalUpdate.class,
              engine -> new ConditionalUpdate())
          .add(
              "version-column",
              "Whoever writes a row whose version has changed since notices, and tries again.",
              "Optimistic locking, JPA's @Version; proposed for stock ever since.",
              VersionColumn.class,
              engine -> new VersionColumn())
          .add(
              "serializable-retry",
              "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
              "PostgreSQL's manual, 13.2.3: applications must be prepared to retry.",
              SerializableRetry.class,
              engine -> new SerializableRetry(engine::retryable))
          .add(
              "pessimistic-both-rows",
              "Who locks all rows that it will change, always in one order, is alone with them.",
              "What a review asks for after the first deadlock: one order for all locks.",
              PessimisticBothRows.class,
              engine -> new PessimisticBothRows())
          .add(
              "check-constraint",
              "If the database refuses a stock below zero or above the origin, none can be wrong.",
              "The last line of defence in most advice; Django's CheckConstraint, PositiveIntegerField.",
              CheckConstraint.class,
              engine -> new CheckConstraint())
          .add(
              "advisory-lock",
              "One lock for each product in the database that is there anyway.",
              "PostgreSQL's manual, 13.3.5, and MariaDB's GET_LOCK, for when no row can be locked.",
              AdvisoryLock.class,
              engine ->
                  engine.dialect() == Dialect.MARIADB
                      ? AdvisoryLock.ofMariaDb()
                      : AdvisoryLock.ofPostgres())
          .add(
              "redis-lock",
              "A lock in Redis lets one request at a time into the code.",
              "Redis' documentation, Distributed Locks with Redis; django-redis' cache.lock().",
              RedisLock.class,
              engine -> new RedisLock(),
              Need.REDIS)
          .add(
              "redis-lock-fencing",
              "A lock that may expire is safe if the database refuses who has lost it.",
              "Martin Kleppmann, How to do distributed locking.",
              RedisLockFencing.class,
              engine -> new RedisLockFencing(),
              Need.REDIS)
          .add(
              "redis-stock",
              "Redis takes one command at a time, so a stock kept there can't be oversold.",
              "Proposed to " + ACCOUNT + ": keep the stock in Redis and write it back.",
              RedisStock.class,
              engine -> new RedisStock(),
              Need.REDIS);

  public StockWorkload() {
    super(ENTRIES, StockModel.checkers());
  }

  @Override
  public String summary() {
    return "An order takes one item of a product, a cancel returns it; two cancels of one order"
        + " must not return two.";
  }

  @Override
  public Account account() {
    return new Account(
        "Concurrent requests in Django",
        "https://stackoverflow.com/questions/18958205",
        List.of(
            "A shop has products with a stock and orders with a status.",
            "An order takes one item from the stock, and a cancel gives it back.",
            "A cancel looks whether the order is open, adds one to the stock, and sets the status.",
            "Two requests cancel the same order at the same moment, and both find it open.",
            "Both add one: the stock is now higher than it was before anybody ordered."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new StockRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new StockLoad(code(strategy, engine), engine.identityColumn(), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return StockScenes.all(() -> code(strategy, engine), engine.identityColumn());
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of("check-then-act", "conditional-update");
  }
}
