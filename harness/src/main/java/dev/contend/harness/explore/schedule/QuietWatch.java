package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.LockWatch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out whether all sessions that move are in truth blocked: in the database, which is asked
 * ({@link LockWatch}), or at a Java lock that another session's thread owns, which the JVM is
 * asked. A session that waits for anything else, a pool, the network, a timer, is not blocked: it
 * will go on by itself.
 *
 * <p>A session that alone moves and is seen waiting can't be woken by anybody, so one look is
 * enough. Of several, one may be woken by another between two parts of a look; so there is a second
 * one, and only if each of them waits for the very same as before, there was a moment in between at
 * which none of them moved, and none can since.
 */
final class QuietWatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LockWatch watch;

  QuietWatch(LockWatch watch) {
    this.watch = watch;
  }

  /** Whether all of these sessions are blocked, and by nobody but each other and those at rest. */
  boolean allBlocked(List<Lane> moving, List<Lane> all) throws SQLException {
    Map<Lane, Object> waits = look(moving, all);
    if (waits.size() < moving.size()) {
      return false;
    }
    return moving.size() == 1 || waits.equals(look(moving, all));
  }

  private Map<Lane, Object> look(List<Lane> moving, List<Lane> all) throws SQLException {
    Map<Lane, Object> waits = new HashMap<>();
    Map<Long, Lane> inDatabase = new HashMap<>();
    for (Lane lane : moving) {
      OpenConnection call = lane.inCall;
      if (call != null) {
        inDatabase.put(call.session, lane);
      }
    }
    if (!inDatabase.isEmpty()) {
      watch
          .waiting(inDatabase.keySet())
          .forEach((session, wait) -> waits.put(inDatabase.get(session), wait));
    }
    if (waits.size() < moving.size()) {
      javaLocks(moving, all).forEach((lane, owner) -> waits.putIfAbsent(lane, owner));
    }
    return waits;
  }

  /** A wait for a Java lock: which lock, and whose it is. */
  private record JavaLock(String lock, int owner) {}

  private static Map<Lane, JavaLock> javaLocks(List<Lane> moving, List<Lane> all) {
    Map<Long, Lane> lanes = new HashMap<>();
    for (Lane lane : all) {
      if (lane.thread != null && lane.state != Lane.State.DONE) {
        lanes.put(lane.thread.getId(), lane);
      }
    }
    List<Lane> asked = new ArrayList<>();
    for (Lane lane : moving) {
      if (lane.thread != null && lane.inCall == null) {
        asked.add(lane);
      }
    }
    Map<Lane, JavaLock> waits = new HashMap<>();
    ThreadInfo[] infos =
        THREADS.getThreadInfo(asked.stream().mapToLong(lane -> lane.thread.getId()).toArray());
    for (int i = 0; i < infos.length; i++) {
      Lane owner = infos[i] == null ? null : lanes.get(infos[i].getLockOwnerId());
      if (owner != null && owner != asked.get(i)) {
        waits.put(asked.get(i), new JavaLock(infos[i].getLockInfo().toString(), owner.index));
      }
    }
    return waits;
  }

  /** Writes down for each of these blocked sessions for which others it waits. */
  void describe(List<Lane> blocked, List<Lane> all) throws SQLException {
    Map<Long, Integer> bySession = new HashMap<>();
    for (Lane lane : all) {
      lane.sessions().forEach(session -> bySession.put(session, lane.index));
    }
    Set<Long> asked = new HashSet<>();
    Map<Long, Lane> lanes = new HashMap<>();
    for (Lane lane : blocked) {
      OpenConnection call = lane.inCall;
      if (call != null) {
        asked.add(call.session);
        lanes.put(call.session, lane);
      }
    }
    if (!asked.isEmpty()) {
      watch
          .waitsFor(asked)
          .forEach(
              (session, holders) -> {
                Set<Integer> indices = new TreeSet<>();
                holders.forEach(
                    holder -> {
                      if (bySession.containsKey(holder)) {
                        indices.add(bySession.get(holder));
                      }
                    });
                lanes.get(session).step.waits(indices);
              });
    }
    javaLocks(blocked, all).forEach((lane, wait) -> lane.step.waits(Set.of(wait.owner())));
  }
}
