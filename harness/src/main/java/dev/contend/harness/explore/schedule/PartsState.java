package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.InProcessServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Queues, locks, counters and the time in one schedule. One session moves at a time, yet several
 * may have been woken at once by the database, so all is guarded.
 */
final class PartsState {
  /** Where the time begins, so that it is the same in each schedule. */
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** As a part that a step touches. */
  static final String TIME = "the time";

  private final Map<String, Deque<Object>> queues = new HashMap<>();
  private final Map<String, Held> locks = new LinkedHashMap<>();
  private final Map<String, Long> tokens = new HashMap<>();
  private final CounterStore counters = new InProcessServices().counters();
  private final boolean everyMoment;
  private Instant now = START;

  /**
   * @param everyMoment whether leases expire also where nobody can notice
   */
  PartsState(boolean everyMoment) {
    this.everyMoment = everyMoment;
  }

  /** A lock that is held; with no lane by who prepared the scenario. */
  private record Held(Lane lane, long token, Instant until) {}

  /** A lock as a part that a step touches. */
  static String lock(String name) {
    return "lock " + name;
  }

  synchronized Instant now() {
    return now;
  }

  synchronized void send(String queue, Object task) {
    queues.computeIfAbsent(queue, name -> new ArrayDeque<>()).add(task);
  }

  synchronized Optional<Object> poll(String queue) {
    return Optional.ofNullable(queues.getOrDefault(queue, new ArrayDeque<>()).poll());
  }

  synchronized boolean isEmpty(String queue) {
    return queues.getOrDefault(queue, new ArrayDeque<>()).isEmpty();
  }

  /** The counters, whose calls are no steps. */
  CounterStore counters() {
    return counters;
  }

  synchronized boolean free(String lock) {
    return !locks.containsKey(lock);
  }

  /** The number of the new lease, or 0 if somebody holds the lock. */
  synchronized long take(String lock, Lane lane, Duration expiry) {
    if (locks.containsKey(lock)) {
      return 0;
    }
    long token = tokens.merge(lock, 1L, Long::sum);
    locks.put(lock, new Held(lane, token, now.plus(expiry)));
    return token;
  }

  synchronized boolean release(String lock, long token) {
    Held held = locks.get(lock);
    return held != null && held.token() == token && locks.remove(lock) != null;
  }

  /**
   * Whether a session holds a lease and somebody would notice if it expired now. When it expires
   * without being noticed makes no difference.
   *
   * @param noticed the leases, by lock, that somebody is about to look at
   */
  synchronized boolean expiryIsNoticed(Lane lane, Predicate<String> noticed) {
    Optional<Instant> oldest = oldest(lane).map(lease -> lease.getValue().until());
    return oldest.isPresent()
        && locks.entrySet().stream()
            .filter(
                lease ->
                    lease.getValue().lane() == lane
                        || !lease.getValue().until().isAfter(oldest.get()))
            .anyMatch(lease -> everyMoment || noticed.test(lease.getKey()));
  }

  private Optional<Map.Entry<String, Held>> oldest(Lane lane) {
    return locks.entrySet().stream().filter(lease -> lease.getValue().lane() == lane).findFirst();
  }

  /** Lets the time pass until the oldest lease of a session expires, and with it all due then. */
  synchronized void expire(Lane lane, StepLog log) {
    Map.Entry<String, Held> oldest = oldest(lane).orElseThrow();
    Instant until = oldest.getValue().until();
    now = until.isAfter(now) ? until : now;
    log.asked(
        new Step(
            Step.Kind.PART,
            "(the lease of " + oldest.getKey() + " expires)",
            List.of(),
            Step.Transaction.AUTOCOMMIT));
    Set<String> changed = new HashSet<>(Set.of(TIME));
    locks.forEach((name, held) -> changed.add(held.until().isAfter(now) ? TIME : lock(name)));
    log.touches(Set.of(), changed);
    locks.values().removeIf(held -> !held.until().isAfter(now));
  }
}
