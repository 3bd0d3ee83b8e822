package dev.contend.workloads.getorcreate;

import dev.contend.checkers.getorcreate.GetOrCreateCall;
import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Callers who ask for one tag. */
final class GetOrCreateScenes {
  /**
   * What stands in the account, in its own order. BEGIN is no step, since nothing depends on it.
   */
  private static final List<Told> TOLD =
      List.of(
          Told.step(
              0, "The first request reads who asks; at REPEATABLE READ its snapshot is taken."),
          Told.step(1, "The second reads who asks; its snapshot is taken, too."),
          Told.step(0, "The first gets the tag: there is none."),
          Told.step(1, "The second gets the tag: there is none."),
          Told.step(0, "The first sets a savepoint."),
          Told.step(0, "The first creates the tag."),
          Told.step(0, "The first commits, and is done."),
          Told.step(1, "The second sets a savepoint."),
          Told.step(1, "The second creates the tag: the constraint refuses, there is one."),
          Told.step(1, "The second rolls back to its savepoint."),
          Told.step(1, "The second gets the tag again: in its snapshot there is still none."),
          Told.step(1, "The second gives up, and the IntegrityError reaches its caller."));

  /** Those that decide on a get that another's transaction can make stale or dirty. */
  private static final Set<Class<?>> GET_IN_TRANSACTION =
      Set.of(
          GetOrCreate.class,
          SavepointBeforeRead.class,
          SavepointBeforeReadAfterARead.class,
          LockingReRead.class,
          ReReadInNewTransaction.class,
          RetryTheRequest.class);

  private final Supplier<GetOrCreateStrategy> strategy;
  private final Engine engine;

  private GetOrCreateScenes(Supplier<GetOrCreateStrategy> strategy, Engine engine) {
    this.strategy = strategy;
    this.engine = engine;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<GetOrCreateStrategy> strategy, Engine engine) {
    GetOrCreateScenes scenes = new GetOrCreateScenes(strategy, engine);
    GetOrCreateStrategy code = strategy.get();
    Scene two = scenes.scene("two requests for a new tag", List.of(strategy, strategy));
    List<Scene> all = new ArrayList<>();
    all.add(code instanceof GetOrCreate ? two.told(TOLD) : two);
    if (GET_IN_TRANSACTION.contains(code.getClass()) && scenes.hasDirtyReads()) {
      all.add(
          scenes
              .scene(
                  "a request beside somebody else who dies", List.of(SomebodyElse::new, strategy))
              .mortal(0));
    }
    if (code instanceof LockingReRead && scenes.locksWhatRefused()) {
      all.add(
          scenes.scene(
              "two requests for a tag that somebody else creates",
              List.of(strategy, strategy, CreateOrFindBy::new)));
    }
    return all;
  }

  /** Who gets what is not committed can be told of a row that there never was. */
  private boolean hasDirtyReads() {
    return engine.isolationSettings().stream()
        .anyMatch(setting -> setting.jdbcLevel() == Connection.TRANSACTION_READ_UNCOMMITTED);
  }

  /**
   * InnoDB's manual, "Locks Set by Different SQL Statements": a duplicate-key error sets a shared
   * lock on the row that is there. Two that were refused then hold one each.
   */
  private boolean locksWhatRefused() {
    return engine.dialect() == Dialect.MARIADB;
  }

  private Scene scene(String name, List<Supplier<? extends GetOrCreateStrategy>> callers) {
    return new Scene(
        name,
        Collections.nCopies(callers.size(), List.of(GetOrCreateCall.GET_OR_CREATE)),
        db -> GetOrCreateTables.create(db, engine.identityColumn(), strategy.get().unique()),
        () ->
            new GetOrCreateRound(
                callers.stream().<GetOrCreateStrategy>map(Supplier::get).toList()));
  }
}
