package dev.contend.workloads.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.upsert.UpsertCall;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import dev.contend.workloads.upsert.UpsertRound.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Callers who upsert one product, which is new or not. */
final class UpsertScenes {
  private static final Keyword UPSERT = UpsertCall.UPSERT;

  /** The account's own order: both look, both find none, both create. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "The first request looks for the product: there is none."),
          Told.step(1, "The second request looks for it: there is still none."),
          Told.step(0, "The first creates it."),
          Told.step(1, "The second creates it too: now there are two."));

  private final Supplier<? extends UpsertStrategy> strategy;
  private final String identityColumn;

  private UpsertScenes(Supplier<? extends UpsertStrategy> strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<? extends UpsertStrategy> strategy, String identityColumn) {
    UpsertScenes scenes = new UpsertScenes(strategy, identityColumn);
    UpsertStrategy code = strategy.get();
    if (code instanceof TimestampColumn) {
      // A time of the same second is read only after somebody has written within that second.
      return List.of(
          scenes.scene(
              "two upserts beside an upsert of an old key",
              Setting.OLD_KEY,
              List.of(List.of(UPSERT, UPSERT), List.of(UPSERT))));
    }
    List<List<Keyword>> two = List.of(List.of(UPSERT), List.of(UPSERT));
    Scene newKey = scenes.scene("two upserts of a new key", Setting.NEW_KEY, two);
    if (code instanceof RedisLock) {
      return List.of(newKey); // leases expire at any step, which makes many schedules
    }
    List<Scene> all = new ArrayList<>();
    all.add(code instanceof CheckThenAct ? newKey.told(TOLD) : newKey);
    all.add(
        scenes.scene(
            "an upsert beside an upsert and a read of an old key",
            Setting.OLD_KEY,
            List.of(List.of(UPSERT), List.of(UPSERT, UpsertCall.READ))));
    if (code instanceof IdempotencyKey
        || code instanceof RateLimit
        || code instanceof OnDuplicateKeyUpdate) {
      all.add(scenes.scene("one request sent twice", Setting.SAME_REQUEST, two));
    }
    return code instanceof RateLimit ? all.stream().map(Scene::sharingMemory).toList() : all;
  }

  private Scene scene(String name, Setting setting, List<List<Keyword>> callers) {
    return new Scene(
        name,
        callers,
        db -> UpsertTables.create(db, identityColumn, strategy.get().hasConstraint()),
        () -> new UpsertRound(strategy.get(), callers, setting));
  }
}
