package dev.contend.workloads.getorcreate;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients ask for one of some tags, all equally often. After a few calls another tag comes in a
 * tag's place, so of eight calls one creates and the others find.
 */
final class GetOrCreateLoad implements Load {
  private static final int CALLS_OF_A_TAG = 8;

  private final GetOrCreateStrategy strategy;
  private final String identityColumn;
  private final List<AtomicLong> calls = new ArrayList<>();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   * @param tags how many are asked for at the same time
   */
  GetOrCreateLoad(GetOrCreateStrategy strategy, String identityColumn, int tags) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
    for (int tag = 0; tag < tags; tag++) {
      calls.add(new AtomicLong());
    }
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    GetOrCreateTables.create(db, identityColumn, strategy.unique());
  }

  @Override
  public Client client(SplittableRandom random) {
    return parts -> getOrCreate(parts, random.nextInt(calls.size()));
  }

  private boolean getOrCreate(Parts parts, int tag) throws SQLException {
    long number = calls.get(tag).getAndIncrement() / CALLS_OF_A_TAG;
    try {
      strategy.getOrCreate(parts.connection(), "tag-" + tag + "-" + number);
      return true;
    } catch (BusyException e) {
      return false;
    }
  }
}
