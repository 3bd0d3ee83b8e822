package dev.contend.harness.testing;

import dev.contend.harness.database.Engine;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.schedule.Ending;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.TaskQueue;
import dev.contend.harness.tracking.OperationTracker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One session in one round of stress: its operations, when it began and ended each, and how. */
final class RoundSession implements Callable<List<OperationRun>> {
  private final int lane;
  private final Session session;
  private final Object given;
  private final DataSource sessions;
  private final ThreadTrackers trackers;
  private final OperationTracker tracker;
  private final Engine engine;
  private final StartGate gate;
  private final AtomicInteger clock;
  volatile Thread thread;

  /**
   * @param sessions where its connections are from; shows its calls to the trackers
   * @param clock that all sessions of the round share
   */
  RoundSession(
      int lane,
      Session session,
      Object given,
      DataSource sessions,
      ThreadTrackers trackers,
      Engine engine,
      StartGate gate,
      AtomicInteger clock) {
    this.lane = lane;
    this.session = session;
    this.given = given;
    this.sessions = sessions;
    this.trackers = trackers;
    this.tracker = new OperationTracker(engine);
    this.engine = engine;
    this.gate = gate;
    this.clock = clock;
  }

  String name() {
    return session.name();
  }

  @Override
  public List<OperationRun> call() throws SQLException {
    thread = Thread.currentThread();
    boolean passed = false;
    trackers.use(tracker);
    try (Connection db = sessions.getConnection()) {
      passed = true;
      gate.pass(lane);
      return perform(new RoundParts(db, sessions));
    } finally {
      trackers.use(null);
      if (!passed) {
        gate.pass(lane);
      }
    }
  }

  private List<OperationRun> perform(Parts parts) throws SQLException {
    List<OperationRun> runs = new ArrayList<>();
    for (int i = 0; i < session.operations().size(); i++) {
      Operation operation = session.operations().get(i);
      tracker.begin();
      int began = clock.getAndIncrement();
      Result result = Ending.of(operation, parts, given, engine, tracker);
      int ended = clock.getAndIncrement();
      rollBack(parts.connection());
      runs.add(
          new OperationRun(
              new OperationId(lane, i), operation.name(), began, ended, result, Optional.empty()));
    }
    return runs;
  }

  /** What an operation leaves open is no part of it. */
  private static void rollBack(Connection db) throws SQLException {
    if (!db.isClosed() && !db.getAutoCommit()) {
      db.rollback();
      db.setAutoCommit(true);
    }
  }

  /** What operations and the code around them are handed. */
  record RoundParts(Connection connection, DataSource dataSource) implements Parts {

    @Override
    public TaskQueue queue(String name) {
      throw onlyExplored();
    }

    @Override
    public LockClient locks() {
      throw onlyExplored();
    }

    @Override
    public CounterStore counters() {
      throw onlyExplored();
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    private static UnsupportedOperationException onlyExplored() {
      return new UnsupportedOperationException(
          "queues, locks and counters of a scenario can only be explored: leave stress away");
    }
  }
}
