package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.exists;

import dev.contend.harness.generator.Generator;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Background;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients submit, a quarter of which is refused, and some workers and pollers go after them.
 * Clients think a little between their requests, so that the workers keep up: a task that waits
 * long in its queue is late enough.
 */
final class AfterCommitRace implements Race<AfterCommitRace.Draw> {
  private static final int WORKERS = 4;
  private static final int POLLERS = 2;
  private static final int ONE_IN_REFUSED = 4;
  private static final Duration THINKING = Duration.ofMillis(4);

  private final SubmitStrategy strategy;
  private final AfterCommitCalls calls;
  private final String identityColumn;
  private final AtomicLong submits = new AtomicLong();

  /**
   * @param identityColumn how the engine declares a primary key that it generates
   */
  AfterCommitRace(SubmitStrategy strategy, String identityColumn) {
    this.strategy = strategy;
    this.calls = new AfterCommitCalls(strategy);
    this.identityColumn = identityColumn;
  }

  /** A submit as it is drawn. */
  record Draw(boolean right) {}

  @Override
  public void prepare(Connection db) throws SQLException {
    AfterCommitTables.create(db, identityColumn, strategy.mailIsUnique());
  }

  @Override
  public List<Call> begin() {
    return List.of();
  }

  @Override
  public Generator<Draw> generator() {
    return Generator.stagger(
        THINKING, Generator.draw(random -> new Draw(random.nextInt(ONE_IN_REFUSED) != 0)));
  }

  @Override
  public Call call(Draw drawn) {
    return calls.submit("n" + submits.incrementAndGet(), drawn.right());
  }

  @Override
  public List<Background> background() {
    List<Background> background = new ArrayList<>(Collections.nCopies(WORKERS, new Worker()));
    if (calls.polls()) {
      background.addAll(Collections.nCopies(POLLERS, this::poll));
    }
    return background;
  }

  private Optional<Call> poll(Parts parts) throws SQLException {
    return exists(parts.connection(), "SELECT id FROM outbox LIMIT 1")
        ? Optional.of(calls.poll())
        : Optional.empty();
  }

  /** Runs the tasks of the queue. */
  private final class Worker implements Background {
    @Override
    public Optional<Call> next(Parts parts) {
      return parts.queue(SubmitStrategy.MAIL).poll().map(calls::task);
    }

    @Override
    public boolean hasMore(Parts parts) {
      return !parts.queue(SubmitStrategy.MAIL).isEmpty();
    }
  }

  @Override
  public List<Call> end() {
    return List.of(calls.end());
  }
}
