package dev.contend.workloads.aftercommit;

import dev.contend.checkers.aftercommit.AfterCommitModel;
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

/** The workload {@code after-commit}: its strategies, and where to find the rest. */
public final class AfterCommitWorkload extends EntriesWorkload<SubmitStrategy> {
  private static final Entries<SubmitStrategy> ENTRIES =
      new Entries<SubmitStrategy>("after-commit")
          .add(
              "dispatch-in-transaction",
              "A transaction around the request makes it one: the row and its task.",
              "The code of the account, Celery's User Guide; what ATOMIC_REQUESTS makes of any view.",
              DispatchInTransaction.class,
              engine -> new DispatchInTransaction(),
              Need.REDIS)
          .add(
              "dispatch-in-transaction-in-process",
              "An executor of the same process needs no broker, so it can't be faster than the commit.",
              "Spring's @Async called from a @Transactional method.",
              DispatchInTransaction.class,
              engine -> new DispatchInTransaction())
          .add(
              "dispatch-with-delay",
              "After a second or so the transaction has long been committed.",
              "Celery's countdown, proposed wherever a task does not find its row.",
              DispatchWithDelay.class,
              engine -> new DispatchWithDelay(),
              Need.REDIS)
          .add(
              "autocommit",
              "Without a transaction the row is there before the task is sent.",
              "Django's default, and the advice to take the task out of atomic().",
              Autocommit.class,
              engine -> new Autocommit(),
              Need.REDIS)
          .add(
              "on-commit-hook",
              "What is sent after the commit finds its row, and after a rollback nothing is sent.",
              "The account's cure: Django's transaction.on_commit, Celery's delay_on_commit, Spring's"
                  + " @TransactionalEventListener.",
              OnCommitHook.class,
              engine -> new OnCommitHook(),
              Need.REDIS)
          .add(
              "outbox-without-skip-locked",
              "A message that is a row of the same transaction is sent if and only if it commits.",
              "The transactional outbox as it is first written, with one instance in mind.",
              OutboxWithoutSkipLocked.class,
              engine -> new OutboxWithoutSkipLocked(),
              Need.REDIS)
          .add(
              "outbox-not-idempotent",
              "SKIP LOCKED gives each message to one poller, so its task is run once.",
              "Outbox pollers with FOR UPDATE SKIP LOCKED in front of the tasks that were there before.",
              OutboxNotIdempotent.class,
              engine -> new OutboxNotIdempotent(engine::retryable),
              Need.REDIS)
          .add(
              "transactional-outbox",
              "At least once, and a task that does not mind being run again, is as good as once.",
              "The patterns Transactional Outbox and Idempotent Consumer, microservices.io.",
              TransactionalOutbox.class,
              engine -> new TransactionalOutbox(engine::retryable),
              Need.REDIS)
          .add(
              "queue-in-database",
              "If the queue is a table, the commit sends the task, and the job's own commit ends it.",
              "Libraries that keep their jobs in the application's database, such as Que and Solid Queue.",
              QueueInDatabase.class,
              engine -> new QueueInDatabase(engine::retryable));

  public AfterCommitWorkload() {
    super(ENTRIES, AfterCommitModel.checkers());
  }

  @Override
  public String summary() {
    return "A submit inserts a row and sends a task for it; the task finds the row, takes effect"
        + " once, and nothing is done for what was rolled back.";
  }

  @Override
  public Account account() {
    return new Account(
        "Database transactions, in the User Guide of Celery",
        "https://docs.celeryq.dev/en/stable/userguide/tasks.html#database-transactions",
        List.of(
            "A view of a Django application runs in a transaction, which commits when it returns.",
            "It inserts a row and sends a task with the row's id to a queue.",
            "The queue knows nothing of the transaction: a worker has the task at once.",
            "The worker looks for the row before the view commits, and gets DoesNotExist.",
            "Django's on_commit sends the task when the transaction has committed, and cures it."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new AfterCommitRace(code(strategy, engine), engine.identityColumn());
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new AfterCommitLoad(code(strategy, engine), engine.identityColumn()));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return AfterCommitScenes.all(() -> code(strategy, engine), engine.identityColumn());
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of("dispatch-in-transaction", "transactional-outbox");
  }
}
