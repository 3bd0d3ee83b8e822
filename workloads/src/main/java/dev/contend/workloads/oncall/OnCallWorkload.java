package dev.contend.workloads.oncall;

import dev.contend.checkers.oncall.OnCallModel;
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

/** The workload {@code on-call}: its strategies, and where to find the rest. */
public final class OnCallWorkload extends EntriesWorkload<OnCallStrategy> {
  private static final Entries<OnCallStrategy> ENTRIES =
      new Entries<OnCallStrategy>("on-call")
          .add(
              "check-then-act",
              "The check and the change are in one transaction, so the check still holds.",
              "The code of the account.",
              CheckThenAct.class,
              engine -> new CheckThenAct())
          .add(
              "select-for-update",
              "Who locks the rows that it counts knows that they stay as they are.",
              "Kleppmann, Designing Data-Intensive Applications, chapter 7: the second best"
                  + " remedy.",
              SelectForUpdate.class,
              engine -> new SelectForUpdate())
          .add(
              "lock-own-row",
              "Locking the row that is going to be changed is what locks are for.",
              "What is left of the advice when it is followed for one row.",
              LockOwnRow.class,
              engine -> new LockOwnRow())
          .add(
              "lock-the-shift",
              "Who locks the row of the shift is alone with its doctors.",
              "The usual advice: lock the parent; JPA's PESSIMISTIC_WRITE on the root of an"
                  + " aggregate.",
              LockTheShift.class,
              engine -> new LockTheShift())
          .add(
              "materialized-conflict",
              "If both have to write one row, no snapshot can hide one from the other.",
              "Fekete and others, Making Snapshot Isolation Serializable, 2005: materialize the"
                  + " conflict.",
              MaterializedConflict.class,
              engine -> new MaterializedConflict())
          .add(
              "conditional-update",
              "A single statement is atomic, so nobody goes off between its count and its change.",
              "The remedy for a lost update, taken for this.",
              ConditionalUpdate.class,
              engine -> new ConditionalUpdate())
          .add(
              "serializable-retry",
              "At SERIALIZABLE any code is right, if it is tried again when the database refuses.",
              "PostgreSQL's manual, 13.2.3, and Kleppmann: applications must be prepared to retry.",
              SerializableRetry.class,
              engine -> new SerializableRetry(engine::retryable));

  public OnCallWorkload() {
    super(ENTRIES, OnCallModel.checkers());
  }

  @Override
  public String summary() {
    return "A doctor may go off call only while another one of the shift stays.";
  }

  @Override
  public Account account() {
    return new Account(
        "Write skew: the doctors on call",
        "https://doi.org/10.1145/1376616.1376690",
        List.of(
            "A hospital wants at least one doctor of each shift on call.",
            "Who wants to go off counts how many are on call, and may if somebody else stays.",
            "Two doctors feel ill at the same moment; each counts, and sees the other.",
            "Each sets their own row, so neither waits for the other, and no row is written twice.",
            "Both are off. Snapshot isolation allows it: Berenson and others named it write skew"
                + " in 1995."));
  }

  @Override
  public Race<?> race(Strategy strategy, Engine engine) {
    return new OnCallRace(code(strategy, engine));
  }

  @Override
  public Optional<Load> load(Strategy strategy, Engine engine, int keys) {
    return Optional.of(new OnCallLoad(code(strategy, engine), keys));
  }

  @Override
  public List<Scene> scenes(Strategy strategy, Engine engine) {
    return OnCallScenes.all(() -> code(strategy, engine));
  }

  @Override
  public List<String> quick(Engine engine) {
    return List.of("check-then-act", "materialized-conflict");
  }
}
