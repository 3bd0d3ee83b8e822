package dev.contend.workloads.bank;

import dev.contend.checkers.bank.BankCall;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.Generator.Weighted;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clients move small amounts between few accounts that have little, and look at all of them. With
 * each pair of accounts as likely as any, there are as many transfers there as back.
 */
final class BankRace implements Race<BankDraw> {
  private static final int ACCOUNTS = 4;
  private static final int BALANCE = 10;
  private static final int MOST = 5;

  private final BankCalls calls;

  BankRace(BankStrategy strategy) {
    this.calls = new BankCalls(strategy, ACCOUNTS);
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    BankTables.create(db);
    for (long id = 1; id <= ACCOUNTS; id++) {
      BankTables.insert(db, id, BALANCE);
    }
  }

  @Override
  public Generator<BankDraw> generator() {
    return Generator.mix(
        List.of(
            new Weighted<>(2, Generator.draw(BankRace::transfer)),
            new Weighted<>(1, Generator.draw(random -> new BankDraw.Read()))));
  }

  private static BankDraw transfer(SplittableRandom random) {
    long from = 1 + random.nextInt(ACCOUNTS);
    long other = 1 + random.nextInt(ACCOUNTS - 1);
    return new BankDraw.Transfer(from, other < from ? other : other + 1, 1 + random.nextInt(MOST));
  }

  @Override
  public Call call(BankDraw drawn) {
    return drawn instanceof BankDraw.Transfer transfer ? calls.transfer(transfer) : calls.read();
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
