package dev.contend.workloads.bank;

import dev.contend.checkers.bank.BankCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import dev.contend.workloads.bank.BankDraw.Transfer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Two callers who move money between few accounts, or look at them. */
final class BankScenes {

  /** What the account tells of two transfers: both read, and the second writes over the first. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "The first transfer reads both balances."),
          Told.step(1, "The second, which goes the other way, reads the same balances."),
          Told.step(0, "The first writes what is left to who pays,"),
          Told.step(0, "and more to who gets,"),
          Told.step(0, "and commits."),
          Told.step(1, "The second writes what it made of the old balance over it,"),
          Told.step(1, "and the other one as well,"),
          Told.step(1, "and commits: the first transfer was answered, and is gone."));

  private final Supplier<? extends BankStrategy> strategy;

  private BankScenes(Supplier<? extends BankStrategy> strategy) {
    this.strategy = strategy;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<? extends BankStrategy> strategy) {
    BankScenes scenes = new BankScenes(strategy);
    BankStrategy code = strategy.get();
    List<Scene> all = new ArrayList<>();
    Scene thereAndBack = scenes.thereAndBack();
    all.add(code instanceof ReadModifyWrite ? thereAndBack.told(TOLD) : thereAndBack);
    all.add(scenes.transferAndLook());
    all.add(scenes.enoughForOne());
    if (code instanceof OrderedLocksUnindexed) {
      all.add(scenes.inARow());
    }
    return all;
  }

  private Scene thereAndBack() {
    return scene(
        "a transfer there and one back",
        List.of(10, 10),
        new Transfer(1, 2, 5),
        new Transfer(2, 1, 5));
  }

  private Scene transferAndLook() {
    return scene(
        "a transfer and a look at the accounts",
        List.of(10, 10),
        new Transfer(1, 2, 5),
        new BankDraw.Read());
  }

  private Scene enoughForOne() {
    return scene(
        "two transfers of all that an account has",
        List.of(5, 5, 5),
        new Transfer(1, 2, 5),
        new Transfer(1, 3, 5));
  }

  private Scene inARow() {
    return scene(
        "a transfer to an account, and one from it to a third",
        List.of(10, 10, 10),
        new Transfer(1, 2, 5),
        new Transfer(2, 3, 5));
  }

  /**
   * @param balances of accounts 1, 2, …
   * @param callers what each does
   */
  private Scene scene(String name, List<Integer> balances, BankDraw... callers) {
    List<BankDraw> plan = List.of(callers);
    return new Scene(
        name,
        plan.stream().map(BankScenes::function).map(List::of).toList(),
        BankTables::create,
        () -> new Round(balances, plan, new BankCalls(strategy.get(), balances.size())));
  }

  private static Keyword function(BankDraw draw) {
    return draw instanceof Transfer ? BankCall.TRANSFER : BankCall.READ;
  }

  /** One schedule of a scene. */
  private record Round(List<Integer> balances, List<BankDraw> plan, BankCalls calls)
      implements Scene.Round {

    @Override
    public void prepare(Connection db) throws SQLException {
      for (int i = 0; i < balances.size(); i++) {
        BankTables.insert(db, i + 1L, balances.get(i));
      }
    }

    @Override
    public Call call(int caller, int index) {
      return plan.get(caller) instanceof Transfer transfer
          ? calls.transfer(transfer)
          : calls.read();
    }

    @Override
    public List<Call> begin() {
      return List.of(BankTables.observation(BankCall.INITIAL));
    }

    @Override
    public List<Call> end() {
      return List.of(BankTables.observation(BankCall.FINAL));
    }
  }
}
