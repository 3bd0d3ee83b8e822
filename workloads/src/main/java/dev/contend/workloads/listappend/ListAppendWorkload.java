package dev.contend.workloads.listappend;

import dev.contend.checkers.transactions.TransactionChecker;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Account;
import dev.contend.harness.workload.Strategy;
import dev.contend.workloads.kit.Entries;
import dev.contend.workloads.transactions.Store;
import dev.contend.workloads.transactions.TransactionWorkload;
import java.util.List;

/** The workload {@code list-append}: its strategies, and where to find the rest. */
public final class ListAppendWorkload extends TransactionWorkload<ListStrategy> {
  private static final Entries<ListStrategy> ENTRIES =
      new Entries<ListStrategy>("list-append")
          .add(
              "plain-reads",
              "What stands in a transaction happens all at once, and as if nobody else were there.",
              "What every introduction to transactions says; the statements of Jepsen's tests of databases.",
              PlainReads.class,
              engine -> new PlainReads())
          .add(
              "read-modify-write",
              "Within a transaction a row can be read, changed in the application, and written.",
              "What an ORM does with an object that was loaded and changed.",
              ReadModifyWrite.class,
              engine -> new ReadModifyWrite())
          .add(
              "upsert",
              "An upsert is one statement, so a row that is not there yet is no special case.",
              "Jepsen's test of PostgreSQL 12.3 appends so.",
              Upsert.class,
              engine ->
                  switch (engine.dialect()) {
                    case MARIADB -> Upsert.ofMariaDb();
                    case H2 -> Upsert.ofH2();
                    default -> Upsert.ofPostgres();
                  })
          .add(
              "unindexed-predicate",
              "By which column a row is found makes a difference for speed only.",
              "Jepsen's tests of PostgreSQL and MySQL, which have a secondary key for it.",
              UnindexedPredicate.class,
              engine -> new UnindexedPredicate())
          .add(
              "select-for-update",
              "Who locks all that is read and written until the end is alone, at every level.",
              "Two-phase locking (Eswaran, Gray, Lorie and Traiger, 1976).",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "select-for-update-unindexed",
              "A lock on a row is a lock on that row, however it was found.",
              "Whoever adds FOR UPDATE to a query that is there.",
              SelectForUpdateUnindexed.class,
              engine -> new SelectForUpdateUnindexed());

  public ListAppendWorkload() {
    super(ENTRIES, TransactionChecker.listAppend());
  }

  @Override
  public String summary() {
    return "Transactions read a few lists and append to them; there must be an order that explains them.";
  }

  @Override
  public Account account() {
    return new Account(
        "Jepsen: PostgreSQL 12.3",
        "https://jepsen.io/analyses/postgresql-12.3",
        List.of(
            "Clients run random transactions of a few reads and appends on few lists, each in a row.",
            "A list shows in which order it was appended to, so what was read tells who came before whom (Elle, Kingsbury and Alvaro, 2020).",
            "Where that goes in a circle, no order of the transactions explains what they saw.",
            "On one healthy PostgreSQL, SERIALIZABLE showed such circles now and then: each transaction missed what the other appended.",
            "That was a bug, and repaired. REPEATABLE READ shows them all the time and by design, since it is snapshot isolation."));
  }

  @Override
  protected Store store(ListStrategy code, Engine engine) {
    return new ListStore(
        code, engine.dialect() == Dialect.MARIADB ? "MEDIUMTEXT" : "VARCHAR(1000000)");
  }

  @Override
  protected boolean scans(Strategy strategy) {
    return strategy.name().contains("unindexed");
  }

  @Override
  protected boolean writesInTheDatabase(Strategy strategy) {
    return !strategy.name().equals("read-modify-write");
  }
}
