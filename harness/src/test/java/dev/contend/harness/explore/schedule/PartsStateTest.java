package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.Polling;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.Services;
import dev.contend.harness.parts.ServicesContract;
import dev.contend.harness.parts.TaskQueue;
import java.time.Duration;
import java.util.Optional;

/** What the explorer keeps of queues, locks and counters in a schedule. */
class PartsStateTest extends ServicesContract {
  private final PartsState state = new PartsState(false);

  @Override
  protected void letALeaseExpire() {
    state.expire(null, new StepLog(0, 0, new OperationId(0, 0), false));
  }

  @Override
  protected boolean keepsUntilDue() {
    return false;
  }

  @Override
  protected Services services() {
    ControlParts parts = new ControlParts(null, null, state);
    return new Services() {
      @Override
      public TaskQueue queue(String name) {
        return parts.queue(name);
      }

      @Override
      public LockClient locks() {
        return new Locks();
      }

      @Override
      public CounterStore counters() {
        return parts.counters();
      }
    };
  }

  /** Takes locks as sessions do, but without waiting for turns. */
  private final class Locks implements LockClient {
    @Override
    public Optional<Lease> tryLock(String name, Duration expiry) {
      long token = state.take(name, null, expiry);
      return token == 0 ? Optional.empty() : Optional.of(new Held(name, token));
    }

    @Override
    public Lease lock(String name, Duration expiry) {
      while (true) {
        Polling.until(Duration.ofMinutes(1), () -> state.free(name));
        Optional<Lease> lease = tryLock(name, expiry);
        if (lease.isPresent()) {
          return lease.get();
        }
      }
    }
  }

  private final class Held implements LockClient.Lease {
    private final String name;
    private final long token;

    Held(String name, long token) {
      this.name = name;
      this.token = token;
    }

    @Override
    public long token() {
      return token;
    }

    @Override
    public boolean release() {
      return state.release(name, token);
    }
  }
}
