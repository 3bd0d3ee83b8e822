package dev.contend.workloads.create;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Clients create customers under a few logins that change as they are taken. Half of all operations
 * want the login of one slot, a quarter that of the next, and so on, so clients meet; one in eight
 * asks for a login that was taken just before.
 */
final class CreateRace implements Race<CreateDraw> {
  private static final List<String> NAMES = List.of("ann", "bob", "cid");
  private static final int ONE_IN_AGAIN = 8;
  private static final Keyword SLOT = new Keyword("slot");

  private final CreateStrategy strategy;
  private final CreateCalls calls;
  private final String identityColumn;
  private final List<LoginSlot> slots = NAMES.stream().map(LoginSlot::new).toList();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  CreateRace(CreateStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.calls = new CreateCalls(strategy);
    this.identityColumn = identityColumn;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    strategy.createTables(db, identityColumn);
  }

  @Override
  public List<Call> begin() {
    return List.of();
  }

  @Override
  public Generator<CreateDraw> generator() {
    return Generator.draw(
        random -> new CreateDraw(slot(random), random.nextInt(ONE_IN_AGAIN) == 0));
  }

  /** Slot 0 half of the time, slot 1 a quarter, and so on. */
  private static int slot(SplittableRandom random) {
    return Math.min(NAMES.size() - 1, Long.numberOfTrailingZeros(random.nextLong()));
  }

  @Override
  public Call call(CreateDraw drawn) {
    LoginSlot slot = slots.get(drawn.slot());
    return calls.create(
        drawn.again() ? slot.last() : slot.next(), Map.of(SLOT, (long) drawn.slot()), slot::taken);
  }

  @Override
  public List<Call> end() {
    return List.of(CustomerTable.observation());
  }
}
