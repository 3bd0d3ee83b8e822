package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.TaskQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What the operations of one session are handed in one schedule. */
final class LaneParts implements Parts, AutoCloseable {
  /** Who looks at the time notices every expiry; who takes a lease does, which ends by it. */
  private static final Predicate<String> TIME_COUNTS = lease -> true;

  private final Lane lane;
  private final Turns turns;
  private final PartsState state;
  private final DataSource dataSource;
  private final BiConsumer<String, Object> sent;
  private Connection connection;

  /** How many choices had been made when it last polled and found nothing; 0 if it found some. */
  private int emptyPoll;

  /**
   * @param sent is told each task that was put into a queue, with the queue's name
   */
  LaneParts(
      Lane lane,
      Turns turns,
      PartsState state,
      DataSource dataSource,
      BiConsumer<String, Object> sent) {
    this.lane = lane;
    this.turns = turns;
    this.state = state;
    this.dataSource = dataSource;
    this.sent = sent;
  }

  @Override
  public Connection connection() throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = dataSource.getConnection();
    }
    return connection;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  private void step(String text) {
    lane.begin(turns, part(text));
  }

  private void step(String text, Predicate<String> notices) {
    lane.begin(turns, part(text), null, false, notices);
  }

  private void lockStep(String text, String name, Predicate<String> notices) {
    step(text, notices);
    lane.step.touches(Set.of(PartsState.TIME), Set.of(PartsState.lock(name)));
  }

  private static Step part(String text) {
    return new Step(Step.Kind.PART, text, List.of(), Step.Transaction.AUTOCOMMIT);
  }

  @Override
  public TaskQueue queue(String name) {
    return new TaskQueue() {
      @Override
      public void send(Object task, Duration delay) {
        step(
            "send %s to %s%s"
                .formatted(
                    task, name, delay.isZero() ? "" : ", due in " + delay.toMillis() + " ms"));
        sent.accept(name, task);
      }

      @Override
      public Optional<Object> poll() {
        // To look again before anybody has moved finds nothing again.
        int seen = emptyPoll;
        lane.begin(
            turns,
            part("poll " + name),
            emptyPoll == 0 ? null : () -> turns.othersMovedSince(lane, seen),
            emptyPoll != 0,
            lease -> false);
        Optional<Object> task = state.poll(name);
        emptyPoll = task.isPresent() ? 0 : lane.step.number() + 1;
        lane.step.came(task.map(String::valueOf).orElse("nothing"));
        return task;
      }

      @Override
      public boolean isEmpty() {
        step("look into " + name);
        boolean empty = state.isEmpty(name);
        lane.step.came(empty ? "empty" : "not empty");
        return empty;
      }
    };
  }

  @Override
  public LockClient locks() {
    return new LockClient() {
      @Override
      public Optional<Lease> tryLock(String name, Duration expiry) {
        lockStep("try lock " + name, name, TIME_COUNTS);
        long token = state.take(name, lane, expiry);
        lane.step.came(token == 0 ? "held by another" : "token " + token);
        return token == 0 ? Optional.empty() : Optional.of(new SteppedLease(name, token));
      }

      @Override
      public Lease lock(String name, Duration expiry) {
        lockStep("lock " + name, name, TIME_COUNTS);
        long token = state.take(name, lane, expiry);
        while (token == 0) {
          lane.step.came("waits");
          lane.waitUntil(turns, () -> state.free(name));
          lane.step.touches(Set.of(PartsState.TIME), Set.of(PartsState.lock(name)));
          token = state.take(name, lane, expiry);
        }
        lane.step.came("token " + token);
        return new SteppedLease(name, token);
      }
    };
  }

  private final class SteppedLease implements LockClient.Lease {
    private final String name;
    private final long token;

    SteppedLease(String name, long token) {
      this.name = name;
      this.token = token;
    }

    @Override
    public long token() {
      return token;
    }

    @Override
    public boolean release() {
      lockStep("unlock " + name, name, name::equals);
      boolean held = state.release(name, token);
      lane.step.came(held ? "released" : "had expired");
      return held;
    }
  }

  @Override
  public CounterStore counters() {
    return new SteppedCounters(
        (text, name) -> {
          step(text);
          lane.step.touches(Set.of(), Set.of("counter " + name));
        },
        came -> lane.step.came(came),
        state.counters());
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the time of an exploration is in UTC");
      }

      @Override
      public Instant instant() {
        step("look at the clock", TIME_COUNTS);
        lane.step.touches(Set.of(PartsState.TIME), Set.of());
        Instant now = state.now();
        lane.step.came(now.toString());
        return now;
      }
    };
  }

  /** Hands the next operation its connection as a pool would: whatever this one left of it. */
  void operationEnded() throws SQLException {
    if (connection != null && !connection.isClosed() && !connection.getAutoCommit()) {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
