package dev.contend.workloads.bank;

import dev.contend.checkers.bank.BankModel;
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

/** The workload {@code bank}: its strategies, and where to find the rest. */
public final class BankWorkload extends EntriesWorkload<BankStrategy> {
  private static final Entries<BankStrategy> ENTRIES =
      new Entries<BankStrategy>("bank")
          .add(
              "read-modify-write",
              "Both balances are read and written in one transaction, so nothing can come between.",
              "The code of the account; what an ORM does with two objects and a save.",
              ReadModifyWrite.class,
              engine -> new ReadModifyWrite())
          .add(
              "select-for-update",
              "Who locks each account before it looks at it is alone with both.",
              "Percona's answer to the account: read with exclusive locks.",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "ordered-locks",
              "Locks that are always taken in one order leave no circle to wait in.",
              "PostgreSQL's manual, 13.3.4, Deadlocks: acquire locks in a consistent order.",
              OrderedLocks.class,
              engine -> new OrderedLocks())
          .add(
              "ordered-locks-unindexed",
              "The order of the locks is what counts, whatever column the accounts are found by.",
              "The same, of who looks for accounts by a number that has no index.",
              OrderedLocksUnindexed.class,
              engine -> new OrderedLocksUnindexed())
          .add(
              "atomic-update",
              "The database calculates and checks in one statement, so no lock has to be asked"
                  + " for.",
              "Every answer to questions about lost updates: balance = balance - ? and a"
                  + " condition.",
              AtomicUpdate.class,
              engine -> new AtomicUpdate())
          .add(
              "read-row-by-row",
              "If no transfer can go wrong, no look at the accounts can.",
              "Every report that sums up in a loop what it loads one object at a time.",
              ReadRowByRow.class,
              engine -> new ReadRowByRow())
          .add(
              "serializable-retry",
              "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
              "PostgreSQL's manual, 13.2.3: applications must be prepared to retry.",
              SerializableRetry.class,
              engine -> new SerializableRetry(engine::retryable));

  public BankWorkload() {
    super(ENTRIES, BankModel.checkers());
  }

  @Override
  public String summary() {
    return "Transfers move money between accounts; whoever looks at all of them must see the same"
        + " total.";
  }

  @Override
  public Account account() {
    return new Account(
        "Jepsen: MariaDB Galera Cluster",
        "https://aphyr.com/posts/327-call-me-maybe-mariadb-galera-cluster",
        List.of(
            "A bank has a few accounts, and the sum of their balances never changes.",
            "A transfer reads two balances, sees whether there is enough, and writes both, in a"
                + " transaction.",
            "Meanwhile others read all the accounts and add them up.",
            "A cluster that promised snapshot isolation let two transfers read the same balances,"
                + " and each wrote over the other.",
            "The sum was wrong: money had come from nowhere, or gone there; and MariaDB alone, at"
                + " its default level, does the same."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new BankRace(code(strategy, engine));
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new BankLoad(code(strategy, engine), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return BankScenes.all(() -> code(strategy, engine));
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of("read-modify-write", "ordered-locks");
  }
}
