package dev.contend.harness.explore.schedule;

import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.TaskQueue;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** What who prepares and who observes a schedule is handed: its calls are no steps. */
record ControlParts(Connection connection, DataSource dataSource, PartsState state)
    implements Parts {

  @Override
  public TaskQueue queue(String name) {
    return new TaskQueue() {
      @Override
      public void send(Object task, Duration delay) {
        state.send(name, task);
      }

      @Override
      public Optional<Object> poll() {
        return state.poll(name);
      }

      @Override
      public boolean isEmpty() {
        return state.isEmpty(name);
      }
    };
  }

  @Override
  public LockClient locks() {
    throw new UnsupportedOperationException("only sessions take locks");
  }

  @Override
  public CounterStore counters() {
    return state.counters();
  }

  @Override
  public Clock clock() {
    return Clock.fixed(state.now(), ZoneOffset.UTC);
  }
}
