package dev.contend.workloads.getorcreate;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Clients ask for the newest tag, half of the time, for the one before it, a quarter, and so on. A
 * tag is new only once, so after a few calls the next one is the newest: clients meet on a tag that
 * is not there yet again and again.
 */
final class GetOrCreateRace implements Race<GetOrCreateDraw> {
  private static final int CALLS_OF_A_TAG = 8;
  private static final int MOST_BACK = 5;
  private static final Keyword BACK = new Keyword("back");

  private final GetOrCreateStrategy strategy;
  private final GetOrCreateCalls calls;
  private final String identityColumn;
  private final AtomicLong called = new AtomicLong();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  GetOrCreateRace(GetOrCreateStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.calls = new GetOrCreateCalls(strategy);
    this.identityColumn = identityColumn;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    GetOrCreateTables.create(db, identityColumn, strategy.unique());
  }

  @Override
  public List<Call> begin() {
    return List.of(); // no tag has a row, which a history without an :initial says
  }

  /** Back 0 half of the time, 1 a quarter, and so on. */
  @Override
  public Generator<GetOrCreateDraw> generator() {
    return Generator.draw(
        random ->
            new GetOrCreateDraw(
                Math.min(MOST_BACK, Long.numberOfTrailingZeros(random.nextLong()))));
  }

  @Override
  public Call call(GetOrCreateDraw drawn) {
    long newest = called.getAndIncrement() / CALLS_OF_A_TAG;
    return calls.getOrCreate(
        tag(Math.max(0, newest - drawn.back())), Map.of(BACK, (long) drawn.back()));
  }

  @Override
  public List<Call> end() {
    long tags = (called.get() + CALLS_OF_A_TAG - 1) / CALLS_OF_A_TAG;
    return LongStream.range(0, tags)
        .mapToObj(tag -> GetOrCreateTables.observation(tag(tag)))
        .toList();
  }

  private static String tag(long number) {
    return "tag-" + number;
  }
}
