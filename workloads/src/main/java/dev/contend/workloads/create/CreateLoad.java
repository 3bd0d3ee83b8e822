package dev.contend.workloads.create;

import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Load;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clients want a login out of some that change as they are taken, all equally often. Who gets it
 * has done its work; a 409 is an answer, but creates nothing.
 */
final class CreateLoad implements Load {
  private final CreateStrategy strategy;
  private final String identityColumn;
  private final List<LoginSlot> slots;

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   * @param logins how many are wanted at the same time
   */
  CreateLoad(CreateStrategy strategy, String identityColumn, int logins) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
    this.slots =
        IntStream.range(0, logins).mapToObj(slot -> new LoginSlot("login" + slot + "-")).toList();
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    strategy.createTables(db, identityColumn);
  }

  @Override
  public Client client(SplittableRandom random) {
    return parts -> create(parts, slots.get(random.nextInt(slots.size())));
  }

  private boolean create(Parts parts, LoginSlot slot) throws SQLException {
    String login = slot.next();
    try {
      OptionalLong id = strategy.create(parts, login);
      slot.taken(login);
      return id.isPresent();
    } catch (BusyException e) {
      return false;
    }
  }
}
