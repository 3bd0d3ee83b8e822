package dev.contend.workloads.create;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Need;
import dev.contend.workloads.kit.Entries;

/** The strategies of {@code create} with what is believed of each. */
final class CreateEntries {
  private static final String ACCOUNT = "the account, gertjanol/drfconcurrency";
  private static final String QUESTION = "Stack Overflow 25702813";

  private CreateEntries() {}

  static Entries<CreateStrategy> all() {
    return inMemory(locks(statements(validated(new Entries<>("create")))));
  }

  private static Entries<CreateStrategy> validated(Entries<CreateStrategy> entries) {
    return entries
        .add(
            "validate-then-insert",
            "The serializer has validated that the login is free, so the insert can't fail.",
            "The code of " + ACCOUNT + ": UniqueValidator, then save().",
            ValidateThenInsert.class,
            engine -> new ValidateThenInsert())
        .add(
            "validate-then-insert-without-constraint",
            "The application validates, so the database need not.",
            "Rails' validates_uniqueness_of and its like, wherever nobody adds the index.",
            ValidateThenInsertWithoutConstraint.class,
            engine -> new ValidateThenInsertWithoutConstraint())
        .add(
            "atomic-request",
            "A transaction around the request keeps others out between the look and the insert.",
            "Tried by " + ACCOUNT + ": ATOMIC_REQUESTS, @transaction.atomic, and SERIALIZABLE.",
            AtomicRequest.class,
            engine -> new AtomicRequest())
        .add(
            "atomic-request-without-constraint",
            "In a transaction the look and the insert are one, so no constraint is needed.",
            "The belief behind ATOMIC_REQUESTS and @Transactional.",
            AtomicRequestWithoutConstraint.class,
            engine -> new AtomicRequestWithoutConstraint())
        .add(
            "serializable-retry",
            "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
            "Considered in " + QUESTION + "; PostgreSQL's manual, 13.2.3.",
            SerializableRetry.class,
            engine -> new SerializableRetry(engine::retryable));
  }

  private static Entries<CreateStrategy> statements(Entries<CreateStrategy> entries) {
    return entries
        .add(
            "catch-unique-violation",
            "The constraint decides, and its error is a conflict like any other.",
            "Django REST framework's maintainers, issues 3876 and 5760: catch it in the view.",
            CatchUniqueViolation.class,
            engine -> new CatchUniqueViolation())
        .add(
            "catch-in-transaction",
            "The same with ATOMIC_REQUESTS: the exception handler makes a 409 of the IntegrityError.",
            "Django REST framework's issue 5760: a custom exception handler.",
            CatchInTransaction.class,
            engine -> new CatchInTransaction())
        .add(
            "insert-on-conflict",
            "ON CONFLICT DO NOTHING never fails, and the count of rows says who won.",
            "PostgreSQL's manual, INSERT; Django's bulk_create(ignore_conflicts=True).",
            InsertOnConflict.class,
            engine -> new InsertOnConflict())
        .add(
            "insert-ignore",
            "INSERT IGNORE never fails, and the count of rows says who won.",
            "MariaDB's manual, INSERT IGNORE; Django's bulk_create(ignore_conflicts=True).",
            InsertIgnore.class,
            engine -> new InsertIgnore())
        .add(
            "insert-where-not-exists",
            "One statement is atomic, so nobody can insert between its look and its insert.",
            "Answers to \"insert if not exists\", for PostgreSQL before ON CONFLICT and for MySQL ever since.",
            InsertWhereNotExists.class,
            engine -> new InsertWhereNotExists())
        .add(
            "insert-where-not-exists-in-transaction",
            "One statement is atomic, and so is the request.",
            "The same answers, under ATOMIC_REQUESTS or @Transactional.",
            InsertWhereNotExistsInTransaction.class,
            engine -> new InsertWhereNotExistsInTransaction());
  }

  private static Entries<CreateStrategy> locks(Entries<CreateStrategy> entries) {
    return entries
        .add(
            "table-lock",
            "Whoever has locked the table is alone with it.",
            "Considered in " + QUESTION + ": acquire a table-level lock.",
            TableLock.class,
            engine -> isMariaDb(engine) ? new TableLock.OnMariaDb() : new TableLock.OnPostgres())
        .add(
            "advisory-lock",
            "Whoever has locked the login is alone with it; other logins go on.",
            "PostgreSQL's manual, 13.3.5 Advisory Locks; MariaDB's GET_LOCK.",
            AdvisoryLock.class,
            engine ->
                isMariaDb(engine) ? new AdvisoryLock.OnMariaDb() : new AdvisoryLock.OnPostgres())
        .add(
            "redis-lock",
            "A lock outside the database works for all instances and all databases.",
            "Redis' manual, Distributed Locks with Redis.",
            RedisLock.class,
            engine -> new RedisLock(),
            Need.REDIS)
        .add(
            "redis-lock-fencing",
            "A holder whose lease has expired is refused by the database, which knows a newer token.",
            "Martin Kleppmann, How to do distributed locking, 2016.",
            RedisLockFencing.class,
            engine -> new RedisLockFencing(),
            Need.REDIS);
  }

  private static Entries<CreateStrategy> inMemory(Entries<CreateStrategy> entries) {
    return entries
        .add(
            "in-process-lock",
            "A lock in the application lets one request in at a time.",
            "synchronized, threading.Lock, and their like.",
            InProcessLock.class,
            engine -> new InProcessLock())
        .add(
            "in-process-lock-in-transaction",
            "A synchronized method in a transaction is both synchronized and atomic.",
            "Spring's @Transactional on a synchronized method.",
            InProcessLockInTransaction.class,
            engine -> new InProcessLockInTransaction())
        .add(
            "in-process-lock-two-instances",
            "What was right with one instance is right with two.",
            "The day on which the application is scaled.",
            InProcessLockTwoInstances.class,
            engine -> new InProcessLockTwoInstances());
  }

  private static boolean isMariaDb(Engine engine) {
    return engine.dialect() == Dialect.MARIADB;
  }
}
