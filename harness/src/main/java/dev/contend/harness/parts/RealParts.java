package dev.contend.harness.parts;

import java.sql.Connection;
import java.time.Clock;
import javax.sql.DataSource;

/** What an operation is handed where nobody schedules it: a session, and what all share. */
public record RealParts(Connection connection, DataSource dataSource, Services services)
    implements Parts {

  @Override
  public TaskQueue queue(String name) {
    return services.queue(name);
  }

  @Override
  public LockClient locks() {
    return services.locks();
  }

  @Override
  public CounterStore counters() {
    return services.counters();
  }

  @Override
  public Clock clock() {
    return services.clock();
  }
}
