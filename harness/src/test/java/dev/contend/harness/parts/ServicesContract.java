package dev.contend.harness.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.database.Polling;
import dev.contend.harness.parts.LockClient.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What queues, locks and counters do, whoever keeps them: this process, Redis, or the explorer, of
 * which a strategy must not be able to tell that it isn't Redis.
 */
public abstract class ServicesContract {
  private static final int THREADS = 8;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Fresh ones. */
  protected abstract Services services();

  /** Where time does not pass by itself, lets it pass until the oldest lease expires. */
  protected void letALeaseExpire() {}

  /** Whether a task that is due later stays in the queue till then. */
  protected boolean keepsUntilDue() {
    return true;
  }

  @Test
  void tasksComeOutAsTheyWentInAndInTheirOrder() {
    TaskQueue queue = services().queue("jobs");
    List<Object> tasks =
        List.of(
            "mail \"1\"\n",
            "",
            17L,
            "17",
            new Keyword("cancel"),
            List.of(1L, "two"),
            Map.of("id", 3L),
            Set.of());
    tasks.forEach(queue::send);
    List<Object> came = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      came.add(queue.poll().orElseThrow());
    }
    assertThat(came).isEqualTo(tasks);
    assertThat(queue.poll()).isEmpty();
  }

  @Test
  void aQueueIsEmptyUntilSomethingIsSentAndWhenAllIsTaken() {
    TaskQueue queue = services().queue("jobs");
    assertThat(queue.isEmpty()).isTrue();
    queue.send(1L);
    assertThat(queue.isEmpty()).isFalse();
    queue.poll();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void theSameNameIsTheSameQueueAndAnotherNameAnother() {
    Services services = services();
    services.queue("jobs").send(1L);
    assertThat(services.queue("mail").poll()).isEmpty();
    assertThat(services.queue("jobs").poll()).contains(1L);
  }

  @Test
  void aTaskIsNotTakenBeforeItIsDue() {
    TaskQueue queue = services().queue("jobs");
    queue.send("later", LONG);
    queue.send("now");
    assertThat(queue.poll()).contains(keepsUntilDue() ? "now" : "later");
    assertThat(queue.poll().isPresent()).isEqualTo(!keepsUntilDue());
    assertThat(queue.isEmpty()).isEqualTo(!keepsUntilDue());
  }

  @Test
  void aTaskIsTakenOnceItIsDue() {
    TaskQueue queue = services().queue("jobs");
    queue.send(List.of("due", 1L), SHORT);
    queue.send(List.of("due", 1L), SHORT);
    List<Object> came = new ArrayList<>();
    Polling.until(
        PATIENCE,
        () -> {
          queue.poll().ifPresent(came::add);
          return came.size() == 2;
        });
    assertThat(came).containsExactly(List.of("due", 1L), List.of("due", 1L));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void ofManyWhoTakeEachTaskGoesToOne() throws Exception {
    Services services = services();
    Set<Object> taken = ConcurrentHashMap.newKeySet();
    AtomicLong twice = new AtomicLong();
    int each = 50;
    together(
        thread -> {
          for (long i = 0; i < each; i++) {
            services.queue("jobs").send(thread * each + i);
            Optional<Object> task = services.queue("jobs").poll();
            if (task.isPresent() && !taken.add(task.get())) {
              twice.incrementAndGet();
            }
          }
        });
    assertThat(twice).hasValue(0);
    assertThat(taken).hasSize(THREADS * each);
  }

  @Test
  void aLockThatIsHeldIsNotGivenToAnother() {
    LockClient locks = services().locks();
    Lease lease = locks.tryLock("order 1", LONG).orElseThrow();
    assertThat(locks.tryLock("order 1", LONG)).isEmpty();
    assertThat(locks.tryLock("order 2", LONG)).isPresent();
    assertThat(lease.release()).isTrue();
    assertThat(lease.release()).isFalse();
    assertThat(locks.tryLock("order 1", LONG)).isPresent();
  }

  @Test
  void tokensRiseAlsoOverAnExpiry() {
    LockClient locks = services().locks();
    Lease first = locks.lock("order 1", LONG);
    first.release();
    Lease second = locks.lock("order 1", SHORT);
    Lease third = afterExpiry(locks, "order 1");
    assertThat(first.token()).isPositive();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(third.token()).isGreaterThan(second.token());
  }

  @Test
  void whoseLeaseExpiredDoesNotReleaseThatOfAnother() {
    LockClient locks = services().locks();
    Lease expired = locks.lock("order 1", SHORT);
    Lease held = afterExpiry(locks, "order 1");
    assertThat(expired.release()).isFalse();
    assertThat(locks.tryLock("order 1", LONG)).isEmpty();
    assertThat(held.release()).isTrue();
  }

  @Test
  void aLeaseThatExpiredCantBeReleased() {
    LockClient locks = services().locks();
    Lease expired = locks.lock("order 1", SHORT);
    afterExpiry(locks, "order 1").release();
    assertThat(expired.release()).isFalse();
  }

  private Lease afterExpiry(LockClient locks, String name) {
    letALeaseExpire();
    List<Lease> taken = new ArrayList<>();
    Polling.until(PATIENCE, () -> locks.tryLock(name, LONG).map(taken::add).orElse(Boolean.FALSE));
    assertThat(taken).hasSize(1);
    return taken.get(0);
  }

  @Test
  void whoWaitsForALockHasItWhenItIsReleasedAndNotBefore() throws Exception {
    LockClient locks = services().locks();
    Lease lease = locks.lock("order 1", LONG);
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch asks = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> waits =
          threads.submit(
              () -> {
                asks.countDown();
                Lease taken = locks.lock("order 1", LONG);
                events.add("taken");
                return taken;
              });
      asks.await();
      assertThat(locks.tryLock("order 1", LONG)).isEmpty();
      events.add("released");
      lease.release();
      waits.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(events).containsExactly("released", "taken");
  }

  @Test
  void aLockIsHeldByOneAtATime() throws Exception {
    LockClient locks = services().locks();
    AtomicBoolean inside = new AtomicBoolean();
    List<Long> tokens = Collections.synchronizedList(new ArrayList<>());
    together(
        thread -> {
          for (int i = 0; i < 10; i++) {
            Lease lease = locks.lock("order 1", LONG);
            assertThat(inside.getAndSet(true)).isFalse();
            tokens.add(lease.token());
            inside.set(false);
            assertThat(lease.release()).isTrue();
          }
        });
    assertThat(tokens).hasSize(THREADS * 10).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void countersAreSetAndAddedToByName() {
    CounterStore counters = services().counters();
    assertThat(counters.get("stock")).isEmpty();
    counters.set("stock", -3);
    assertThat(counters.get("stock")).hasValue(-3);
    assertThat(counters.add("stock", 5)).isEqualTo(2);
    assertThat(counters.add("views", 4)).isEqualTo(4);
    assertThat(counters.get("stock")).hasValue(2);
    counters.set("stock", 0);
    assertThat(counters.get("stock")).hasValue(0);
  }

  @Test
  void nothingIsTakenFromACounterThatIsNotAboveZero() {
    CounterStore counters = services().counters();
    assertThat(counters.take("stock")).isEmpty();
    assertThat(counters.get("stock")).isEmpty();
    counters.set("stock", 1);
    assertThat(counters.take("stock")).hasValue(0);
    assertThat(counters.take("stock")).isEmpty();
    assertThat(counters.get("stock")).hasValue(0);
    counters.set("stock", -2);
    assertThat(counters.take("stock")).isEmpty();
    assertThat(counters.get("stock")).hasValue(-2);
  }

  @Test
  void ofWhatManyTakeAndAddNothingIsLost() throws Exception {
    CounterStore counters = services().counters();
    counters.set("stock", 100);
    AtomicLong taken = new AtomicLong();
    together(
        thread -> {
          for (int i = 0; i < 25; i++) {
            OptionalLong left = counters.take("stock");
            if (left.isPresent()) {
              taken.incrementAndGet();
            }
            counters.add("sold", left.isPresent() ? 1 : 0);
          }
        });
    assertThat(taken).hasValue(100);
    assertThat(counters.get("stock")).hasValue(0);
    assertThat(counters.get("sold")).hasValue(100);
  }

  private interface Body {
    void run(long thread) throws Exception;
  }

  private static void together(Body body) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> ends = new ArrayList<>();
      for (long i = 0; i < THREADS; i++) {
        long thread = i;
        ends.add(
            threads.submit(
                () -> {
                  start.await();
                  body.run(thread);
                  return null;
                }));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
