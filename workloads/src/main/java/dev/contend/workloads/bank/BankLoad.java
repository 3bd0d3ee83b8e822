package dev.contend.workloads.bank;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;

/**
 * Each client moves one unit from some account to another. All have so much that none is ever
 * empty.
 */
final class BankLoad implements Load {
  private static final long PLENTY = 1_000_000_000;

  private final BankStrategy strategy;
  private final int accounts;

  /**
   * @param keys accounts of which one pays, beside one more
   */
  BankLoad(BankStrategy strategy, int keys) {
    this.strategy = strategy;
    this.accounts = keys + 1;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    BankTables.create(db);
    for (long id = 1; id <= accounts; id++) {
      BankTables.insert(db, id, PLENTY);
    }
  }

  @Override
  public Client client(SplittableRandom random) {
    return parts -> transfer(parts, random);
  }

  private boolean transfer(Parts parts, SplittableRandom random) throws SQLException {
    long from = 1 + random.nextInt(accounts);
    long other = 1 + random.nextInt(accounts - 1);
    try {
      return strategy.transfer(parts.connection(), from, other < from ? other : other + 1, 1);
    } catch (BusyException e) {
      return false;
    }
  }
}
