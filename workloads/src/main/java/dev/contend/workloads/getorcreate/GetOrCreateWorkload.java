package dev.contend.workloads.getorcreate;

import dev.contend.checkers.getorcreate.GetOrCreateModel;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Load;
import dev.contend.harness.workload.Race;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.kit.EntriesWorkload;
import java.util.List;
import java.util.Optional;

/** The workload {@code get-or-create}: its strategies, and where to find the rest. */
public final class GetOrCreateWorkload extends EntriesWorkload<GetOrCreateStrategy> {
  private static final Entries<GetOrCreateStrategy> ENTRIES =
      new Entries<GetOrCreateStrategy>("get-or-create")
          .add(
              "get-or-create",
              "If the constraint refuses the insert, the row is there, so the second get finds it.",
              "Django's get_or_create() under ATOMIC_REQUESTS; the code of the account.",
              GetOrCreate.class,
              engine -> new GetOrCreate())
          .add(
              "get-or-create-without-constraint",
              "What was looked for and not found can be created.",
              "get_or_create() on fields that are not unique, against which Django's manual warns.",
              WithoutConstraint.class,
              engine -> new WithoutConstraint())
          .add(
              "autocommit",
              "Without a transaction around it, each get sees what is there now.",
              "Django's default, and the first advice to the account.",
              Autocommit.class,
              engine -> new Autocommit())
          .add(
              "savepoint-before-read",
              "Rolling back to a savepoint that was set before the first get undoes its snapshot.",
              "Proposed with the account, as a remedy that needs no other isolation level.",
              SavepointBeforeRead.class,
              engine -> new SavepointBeforeRead())
          .add(
              "savepoint-before-read-after-a-read",
              "It does not matter what else the request has read before the savepoint.",
              "The same remedy where it would be used: in a request that has looked up its user.",
              SavepointBeforeReadAfterARead.class,
              engine -> new SavepointBeforeReadAfterARead())
          .add(
              "locking-re-read",
              "A get that locks sees the newest row, whatever the snapshot shows.",
              "Rails 7.1's find_or_create_by in a transaction (pull request 48053).",
              LockingReRead.class,
              engine -> new LockingReRead("FOR UPDATE"))
          .add(
              "locking-re-read-shared",
              "A shared lock sees the newest row as well, and two of them do not exclude each other.",
              "Rails' answer (pull request 58733) to the deadlocks of locking-re-read.",
              LockingReRead.class,
              engine -> new LockingReRead(isMariaDb(engine) ? "LOCK IN SHARE MODE" : "FOR SHARE"))
          .add(
              "re-read-in-new-transaction",
              "A new transaction has a new snapshot, so roll back and get again.",
              "Answers to Stack Overflow 2235318.",
              ReReadInNewTransaction.class,
              engine -> new ReReadInNewTransaction())
          .add(
              "retry-the-request",
              "Whoever is refused for any reason tries everything again, and then finds.",
              "PostgreSQL's manual, 13.5: unique violations may need a retry as well.",
              RetryTheRequest.class,
              engine -> new RetryTheRequest(engine::retryable))
          .add(
              "create-or-find-by",
              "Insert first and ask only if it was there: nothing is read that could be stale.",
              "Rails 6's create_or_find_by, outside a transaction.",
              CreateOrFindBy.class,
              engine -> new CreateOrFindBy())
          .add(
              "create-or-find-by-in-a-transaction",
              "Insert first and ask only if it was there, in a transaction as well.",
              "Rails 6's create_or_find_by in a transaction; see its issue 39691.",
              CreateOrFindByInATransaction.class,
              engine -> new CreateOrFindByInATransaction())
          .add(
              "insert-ignore-then-select",
              "After an insert that ignores duplicates the row is there, so a select finds it.",
              "Answers to questions about get-or-create in one round trip.",
              InsertIgnoreThenSelect.class,
              engine ->
                  new InsertIgnoreThenSelect(
                      isMariaDb(engine)
                          ? InsertIgnoreThenSelect.MARIADB
                          : InsertIgnoreThenSelect.POSTGRES))
          .add(
              "on-conflict-returning",
              "One statement that inserts or updates, and returns the row, can't be overtaken.",
              "Answers about upserts; xmax = 0 is how people tell an insert on PostgreSQL.",
              OnConflictReturning.class,
              engine ->
                  new OnConflictReturning(
                      isMariaDb(engine)
                          ? OnConflictReturning.MARIADB
                          : OnConflictReturning.POSTGRES))
          .add(
              "on-duplicate-key-last-insert-id",
              "LAST_INSERT_ID(id) gives the id in both cases, and the row count tells which it was.",
              "MySQL's manual on INSERT … ON DUPLICATE KEY UPDATE.",
              OnDuplicateKeyLastInsertId.class,
              engine -> new OnDuplicateKeyLastInsertId());

  private static boolean isMariaDb(Engine engine) {
    return engine.dialect() == Dialect.MARIADB;
  }

  public GetOrCreateWorkload() {
    super(ENTRIES, GetOrCreateModel.checkers());
  }

  @Override
  public String summary() {
    return "Whoever asks for a tag gets its row, which is made if it is not there; nobody may get an"
        + " error, and no tag two rows.";
  }

  @Override
  public Account account() {
    return new Account(
        "get_or_create() at MySQL's REPEATABLE READ, Django ticket 13906",
        "https://code.djangoproject.com/ticket/13906",
        List.of(
            "get_or_create() gets a row, creates it if there is none, and gets again if the"
                + " constraint refuses, since then somebody else was faster.",
            "Two requests ask for the same new row, each in a transaction, and both get nothing.",
            "The first creates it and commits; the second is refused: there is one.",
            "The second gets again, but at REPEATABLE READ, MySQL's default, it reads from the"
                + " snapshot of its first read, in which there is none.",
            "So the row can be neither created nor found, and the IntegrityError escapes."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new GetOrCreateRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new GetOrCreateLoad(code(strategy, engine), engine.identityColumn(), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return GetOrCreateScenes.all(() -> code(strategy, engine), engine);
  }

  /**
   * At READ COMMITTED the account's strategy holds; what breaks there is to forget the constraint.
   */
  @Override
  public List<String> quick(Engine engine) {
    return engine.defaultIsolation().equals("read-committed")
        ? List.of("get-or-create-without-constraint", "get-or-create")
        : List.of("get-or-create", "on-conflict-returning");
  }
}
