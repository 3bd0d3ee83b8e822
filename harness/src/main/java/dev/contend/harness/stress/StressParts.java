package dev.contend.harness.stress;

import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.parts.Services;
import dev.contend.harness.parts.TaskQueue;
import java.sql.Connection;
import java.time.Clock;
import javax.sql.DataSource;

/** What an operation of a race is handed. */
record StressParts(Connection connection, DataSource dataSource, Services services)
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
