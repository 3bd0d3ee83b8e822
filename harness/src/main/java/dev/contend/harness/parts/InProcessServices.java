package dev.contend.harness.parts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The simple variant: queues, locks and counters in the memory of this process, as a thread pool
 * and an application with one instance have them.
 */
public final class InProcessServices implements Services {
  private final Map<String, TaskQueue> queues = new ConcurrentHashMap<>();
  private final LockClient locks = new Locks();
  private final CounterStore counters = new InProcessCounters();

  @Override
  public TaskQueue queue(String name) {
    return queues.computeIfAbsent(name, fresh -> new Queue());
  }

  @Override
  public LockClient locks() {
    return locks;
  }

  @Override
  public CounterStore counters() {
    return counters;
  }

  private static final class Queue implements TaskQueue {
    private record Task(long due, long number, Object value) {}

    private final PriorityBlockingQueue<Task> tasks =
        new PriorityBlockingQueue<>(
            16, Comparator.comparingLong(Task::due).thenComparingLong(Task::number));

    private final AtomicLong sent = new AtomicLong();
    private final long start = System.nanoTime();

    @Override
    public void send(Object task, Duration delay) {
      tasks.add(new Task(now() + delay.toNanos(), sent.getAndIncrement(), task));
    }

    @Override
    public synchronized Optional<Object> poll() {
      Task first = tasks.peek();
      return first == null || first.due() > now()
          ? Optional.empty()
          : Optional.of(tasks.remove().value());
    }

    @Override
    public boolean isEmpty() {
      return tasks.isEmpty();
    }

    private long now() {
      return System.nanoTime() - start;
    }
  }

  private static final class Locks implements LockClient {
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();

    private record Held(long token, Instant until) {}

    @Override
    public synchronized Optional<Lease> tryLock(String name, Duration expiry) {
      Held holder = held.get(name);
      if (holder != null && holder.until().isAfter(Instant.now())) {
        return Optional.empty();
      }
      long token = tokens.merge(name, 1L, Long::sum);
      held.put(name, new Held(token, Instant.now().plus(expiry)));
      notifyAll();
      return Optional.of(new Granted(name, token));
    }

    @Override
    public synchronized Lease lock(String name, Duration expiry) {
      while (true) {
        Optional<Lease> lease = tryLock(name, expiry);
        if (lease.isPresent()) {
          return lease.get();
        }
        try {
          // Woken by a release; a lease that expires wakes nobody.
          TimeUnit.MILLISECONDS.timedWait(this, 10);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for the lock " + name, e);
        }
      }
    }

    private final class Granted implements Lease {
      private final String name;
      private final long token;

      Granted(String name, long token) {
        this.name = name;
        this.token = token;
      }

      @Override
      public long token() {
        return token;
      }

      @Override
      public boolean release() {
        synchronized (Locks.this) {
          Held holder = held.get(name);
          boolean mine =
              holder != null && holder.token() == token && holder.until().isAfter(Instant.now());
          if (mine) {
            held.remove(name);
            Locks.this.notifyAll();
          }
          return mine;
        }
      }
    }
  }
}
