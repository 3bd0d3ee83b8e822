package dev.contend.workloads.create;

import dev.contend.checkers.create.CreateCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import java.util.List;
import java.util.function.Supplier;

/** Callers who create customers, under one login or under two. */
final class CreateScenes {
  private static final String ANN = "ann";
  private static final String BOB = "bob";

  /** What stands in the account: both validations succeed, then one insert is refused. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "The first request is validated: nobody has the login."),
          Told.step(1, "The second request is validated: still nobody has it."),
          Told.step(0, "The first inserts its row: 201 Created."),
          Told.step(1, "The second inserts, the constraint refuses, nobody expects it: 500."));

  private final Supplier<CreateStrategy> strategy;
  private final String identityColumn;

  private CreateScenes(Supplier<CreateStrategy> strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  /**
   * All that are explored of a strategy. Under a lease one is enough: between any two steps a lease
   * may expire, which makes many schedules, and two logins have either no lock in common or the one
   * that one login has.
   *
   * @param strategy makes one for each schedule
   * @param leases whether it works under a lock that expires
   */
  static List<Scene> all(Supplier<CreateStrategy> strategy, String identityColumn, boolean leases) {
    CreateScenes scenes = new CreateScenes(strategy, identityColumn);
    Scene oneLogin = scenes.scene("two creates of one login", List.of(List.of(ANN), List.of(ANN)));
    if (leases) {
      return List.of(oneLogin);
    }
    return List.of(
        strategy.get() instanceof ValidateThenInsert ? oneLogin.told(TOLD) : oneLogin,
        scenes.scene("two creates of two logins", List.of(List.of(ANN), List.of(BOB))));
  }

  private Scene scene(String name, List<List<String>> logins) {
    List<List<Keyword>> callers =
        logins.stream().map(own -> own.stream().map(login -> CreateCall.CREATE).toList()).toList();
    Scene scene =
        new Scene(
            name,
            callers,
            db -> strategy.get().createTables(db, identityColumn),
            () -> new CreateRound(strategy.get(), logins));
    return strategy.get() instanceof SharedInMemory ? scene.sharingMemory() : scene;
  }
}
