package dev.contend.harness.stress;

import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.generator.Source;
import dev.contend.harness.generator.Step;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** One client: draws, calls, records, until there is nothing left to draw. */
final class Client<O> {
  private final Race<O> race;
  private final Source<O> source;
  private final Engine engine;
  private final Recorder recorder;
  private final int processStep;
  private final OperationTracker tracker = new OperationTracker();
  private final Latencies latencies = new Latencies();
  private final DataSource sessions;
  private int process;

  /**
   * @param number of the client, which is its first process
   * @param processStep by how much its process grows when an outcome is unknown
   */
  Client(
      int number,
      int processStep,
      Race<O> race,
      Source<O> source,
      DataSource pool,
      Engine engine,
      Recorder recorder) {
    this.process = number;
    this.processStep = processStep;
    this.race = race;
    this.source = source;
    this.engine = engine;
    this.recorder = recorder;
    this.sessions =
        ProxyDataSourceBuilder.create(pool).listener(tracker).methodListener(tracker).build();
  }

  Latencies latencies() {
    return latencies;
  }

  /** Works until done; the barrier is where clients start together and wait for each other. */
  void run(Phaser barrier) {
    barrier.arriveAndAwaitAdvance();
    while (true) {
      Step<O> step = source.next();
      if (step instanceof Step.Done<O>) {
        return;
      }
      if (step instanceof Step.Invoke<O> invoke) {
        pause(invoke.delayNanos());
        perform(race.call(invoke.operation()));
      } else {
        barrier.arriveAndAwaitAdvance();
      }
    }
  }

  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Calls an operation on a session of its own and records it. */
  void perform(Call call) {
    tracker.begin();
    Connection session;
    try {
      session = sessions.getConnection();
    } catch (SQLException e) {
      recorder.invoke(process, call.f(), call.input(), call.extra());
      record(call, Outcome.of(e, engine, tracker), 0);
      return;
    }
    recorder.invoke(process, call.f(), call.input(), call.extra());
    long start = System.nanoTime();
    Outcome outcome = run(call, session);
    record(call, outcome, System.nanoTime() - start);
    giveBack(session);
  }

  private Outcome run(Call call, Connection session) {
    try {
      return Outcome.of(call.body().run(session));
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

  private void record(Call call, Outcome outcome, long nanoseconds) {
    recorder.complete(process, outcome.type(), call.f(), outcome.output(), outcome.extra());
    if (outcome.type() == EventType.OK) {
      latencies.record(call.f(), nanoseconds);
    } else if (outcome.type() == EventType.INFO) {
      process += processStep;
    }
  }
}
