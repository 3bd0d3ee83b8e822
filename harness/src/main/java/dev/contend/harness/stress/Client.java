package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.RealParts;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.parts.Services;
import dev.contend.harness.tracking.OperationTracker;
import dev.contend.harness.tracking.Outcome;
import dev.contend.harness.tracking.StatementLog;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * One client: draws, calls, records, until there is nothing left to draw.
 *
 * <p>It takes a session before it invokes. While the server gives none, because it is down or
 * silent, nothing is asked of the database, so nothing is recorded either.
 */
final class Client<O> {
  /** Longer than any restart; then the server is gone, and the race can't go on. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Race<O> race;
  private final Source<O> source;
  private final Engine engine;
  private final Recorder recorder;
  private final int processStep;
  private final BooleanSupplier end;
  private final OperationTracker tracker;

  /** Null if nobody asked for statements. */
  private final StatementLog log;

  private final Latencies latencies = new Latencies();
  private final DataSource sessions;
  private final Services services;
  private int process;

  /**
   * @param number of the client, which is its first process
   * @param processStep by how much its process grows when an outcome is unknown
   * @param pool whose {@code getConnection} waits a moment before it refuses
   * @param services that all clients of the race share
   * @param statements whether to record what each operation sends
   * @param end when to stop waiting for a session
   */
  Client(
      int number,
      int processStep,
      Race<O> race,
      Source<O> source,
      DataSource pool,
      Services services,
      Engine engine,
      Recorder recorder,
      boolean statements,
      BooleanSupplier end) {
    this.process = number;
    this.processStep = processStep;
    this.race = race;
    this.source = source;
    this.services = services;
    this.engine = engine;
    this.recorder = recorder;
    this.end = end;
    this.tracker = new OperationTracker(engine);
    this.log = statements ? new StatementLog() : null;
    ProxyDataSourceBuilder watched =
        ProxyDataSourceBuilder.create(pool).listener(tracker).methodListener(tracker);
    this.sessions =
        log == null ? watched.build() : watched.listener(log).methodListener(log).build();
  }

  Latencies latencies() {
    return latencies;
  }

  /**
   * Works until done; the barrier is where clients start together and wait for each other.
   *
   * @throws SQLException if the server gives no session any more
   */
  void run(Phaser barrier) throws SQLException {
    barrier.arriveAndAwaitAdvance();
    while (true) {
      Step<O> step = source.next();
      if (step instanceof Step.Done<O>) {
        return;
      }
      if (step instanceof Step.Invoke<O> invoke) {
        pause(invoke.delayNanos());
        perform(() -> race.call(invoke.operation()));
      } else {
        barrier.arriveAndAwaitAdvance();
      }
    }
  }

  static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Calls an operation on a session of its own and records it; does nothing if the race ends before
   * there is one.
   *
   * @param operation makes the call when there is a session for it
   * @throws SQLException if the server gives no session any more
   */
  void perform(Supplier<Call> operation) throws SQLException {
    Connection session = awaitSession();
    if (session == null) {
      return;
    }
    tracker.begin();
    Call call = operation.get();
    recorder.invoke(process, call.f(), call.input(), call.extra());
    long start = System.nanoTime();
    Outcome outcome = run(call, session);
    record(call, outcome, System.nanoTime() - start);
    giveBack(session);
  }

  /** Something to be asked of the parts. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Parts parts) throws SQLException;
  }

  /**
   * Asks something on a session of its own, which is not recorded.
   *
   * @return empty if it can't be asked now
   * @throws SQLException if the server gives no session any more
   */
  <T> Optional<T> ask(Question<T> question) throws SQLException {
    Connection session = awaitSession();
    if (session == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.ask(new RealParts(session, sessions, services)));
    } catch (SQLException | ServiceLostException e) {
      // Nothing was seen; if that stays so, the end of the race says it.
      rollBack(session);
      return Optional.empty();
    } finally {
      giveBack(session);
      if (log != null) {
        log.take();
      }
    }
  }

  private Connection awaitSession() throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return sessions.getConnection();
      } catch (SQLException e) {
        if (end.getAsBoolean()) {
          return null;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw new SQLException(
              "The server gave no session for "
                  + PATIENCE.toSeconds()
                  + " s: see whether it still runs.",
              e);
        }
        pause(PAUSE.toNanos());
      }
    }
  }

  private Outcome run(Call call, Connection session) {
    try {
      return Outcome.of(call.body().run(new RealParts(session, sessions, services)), tracker);
    } catch (SQLException | RuntimeException e) {
      Outcome outcome = Outcome.of(e, engine, tracker);
      rollBack(session);
      return outcome;
    }
  }

  private static void rollBack(Connection session) {
    try {
      if (!session.getAutoCommit()) {
        session.rollback();
      }
    } catch (SQLException e) {
      // The session is broken, so the server rolls back; the error that counts is recorded.
      return;
    }
  }

  private static void giveBack(Connection session) {
    try {
      session.close();
    } catch (SQLException e) {
      // The pool throws a broken session away; what it was used for is recorded.
      return;
    }
  }

  private Map<Keyword, Object> extra(Outcome outcome) {
    if (log == null) {
      return outcome.extra();
    }
    Map<Keyword, Object> extra = new LinkedHashMap<>(outcome.extra());
    extra.put(Event.STATEMENTS, log.take());
    return extra;
  }

  private void record(Call call, Outcome outcome, long nanoseconds) {
    recorder.complete(process, outcome.type(), call.f(), outcome.output(), extra(outcome));
    if (outcome.type() == EventType.OK) {
      latencies.record(call.f(), nanoseconds);
    } else if (outcome.type() == EventType.INFO) {
      process += processStep;
    }
  }
}
