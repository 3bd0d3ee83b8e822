package dev.contend.workloads.upsert;

import dev.contend.checkers.upsert.UpsertModel;
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

/** The workload {@code upsert}: its strategies, and where to find the rest. */
public final class UpsertWorkload extends EntriesWorkload<UpsertStrategy> {
  private static final Entries<UpsertStrategy> ENTRIES =
      new Entries<UpsertStrategy>("upsert")
          .add(
              "check-then-act",
              "If there is no product of that key, one is created; so there is never more than one.",
              "The account's first attempt; what save() and merge() of most ORMs do by themselves.",
              CheckThenAct.class,
              engine -> new CheckThenAct())
          .add(
              "update-or-create-without-constraint",
              "Django has a function for it, so it is atomic.",
              "The account's second attempt; Django's update_or_create on any set of columns.",
              UpdateOrCreateWithoutConstraint.class,
              engine -> new UpdateOrCreateWithoutConstraint())
          .add(
              "transaction-atomic",
              "What stands in transaction.atomic() is done all at once, so nobody gets in between.",
              "The account's solution.",
              TransactionAtomic.class,
              engine -> new TransactionAtomic())
          .add(
              "update-or-create",
              "With a unique constraint on the key, update_or_create is safe.",
              "Django's documentation of update_or_create.",
              UpdateOrCreate.class,
              engine -> new UpdateOrCreate())
          .add(
              "on-conflict-do-update",
              "One statement either inserts or updates, whatever others do.",
              "PostgreSQL's manual on INSERT: ON CONFLICT DO UPDATE guarantees an atomic outcome.",
              OnConflictDoUpdate.class,
              engine -> new OnConflictDoUpdate())
          .add(
              "on-duplicate-key-update",
              "One statement either inserts or updates, whatever others do.",
              "MariaDB's and MySQL's manuals on INSERT.",
              OnDuplicateKeyUpdate.class,
              engine -> new OnDuplicateKeyUpdate())
          .add(
              "merge",
              "MERGE is the standard's upsert, so it does what ON CONFLICT does.",
              "Whoever comes from Oracle, SQL Server or DB2.",
              Merge.class,
              engine -> engine.dialect() == Dialect.H2 ? Merge.ofH2() : Merge.ofPostgres())
          .add(
              "select-for-update",
              "A row that is not there can't be locked, so lock one that is: that of the brand.",
              "Proposed wherever somebody learns that SELECT … FOR UPDATE finds nothing to lock.",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "version-column",
              "Whoever saves a product that has changed since it was read notices, and tries again.",
              "Optimistic locking, JPA's @Version.",
              VersionColumn.class,
              engine -> new VersionColumn())
          .add(
              "timestamp-column",
              "The time of the last change is a version that tables have anyway.",
              "Proposed beside version columns.",
              TimestampColumn.class,
              engine -> new TimestampColumn())
          .add(
              "advisory-lock",
              "A lock on the key's name works for products that are not there yet.",
              "PostgreSQL's manual, 13.3.5, and MariaDB's on GET_LOCK.",
              AdvisoryLock.class,
              engine ->
                  engine.dialect() == Dialect.MARIADB
                      ? AdvisoryLock.ofMariaDb()
                      : AdvisoryLock.ofPostgres())
          .add(
              "advisory-lock-in-transaction",
              "pg_advisory_xact_lock is the same, and nobody can forget to unlock.",
              "PostgreSQL's manual, 9.28.10; most snippets with advisory locks.",
              AdvisoryLockInTransaction.class,
              engine -> new AdvisoryLockInTransaction())
          .add(
              "redis-lock",
              "One request at a time holds the lock of a key, so the database needs no constraint.",
              "Proposed wherever there is a Redis already.",
              RedisLock.class,
              engine -> new RedisLock(),
              Need.REDIS)
          .add(
              "idempotency-key",
              "A request that has an id is done once.",
              "Proposed against double clicks and retries; what payment APIs ask for.",
              IdempotencyKey.class,
              engine -> new IdempotencyKey())
          .add(
              "rate-limit",
              "If nobody may send two requests at once, no two requests meet.",
              "Proposed for the same account; Django REST framework's throttles.",
              RateLimit.class,
              engine -> new RateLimit())
          .add(
              "serializable-retry",
              "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
              "PostgreSQL's manual, 13.2.3: applications must be prepared to retry.",
              SerializableRetry.class,
              engine -> new SerializableRetry(engine::retryable));

  public UpsertWorkload() {
    super(ENTRIES, UpsertModel.checkers());
  }

  @Override
  public String summary() {
    return "A product is looked up by its key, then updated or created; a key must not have two.";
  }

  @Override
  public Account account() {
    return new Account(
        "Duplicates with update_or_create (the page is Django's documentation, which warns of it)",
        "https://docs.djangoproject.com/en/stable/ref/models/querysets/#update-or-create",
        List.of(
            "Clients send products, each known by its brand, serial and manufacturer.",
            "The application looks a product up, and then updates it or creates it.",
            "Two requests for one new product come at the same moment, and both find none.",
            "Both create it. Django's update_or_create does the same without a unique constraint.",
            "The author ends with transaction.atomic(), and still without a constraint."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new UpsertRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new UpsertLoad(code(strategy, engine), engine.identityColumn(), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return UpsertScenes.all(() -> code(strategy, engine), engine.identityColumn());
  }

  @Override
  public List<String> quick(Engine engine) {
    String remedy =
        switch (engine.dialect()) {
          case POSTGRES -> "on-conflict-do-update";
          case MARIADB -> "on-duplicate-key-update";
          default -> "update-or-create";
        };
    return List.of("check-then-act", remedy);
  }
}
