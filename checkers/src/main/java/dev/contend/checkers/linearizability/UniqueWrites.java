package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges registers to which no value was written twice (Gibbons and Korach, "Testing shared
 * memories", 1997, section 4).
 *
 * <p>A write and the reads of its value are a cluster; in an order of all of them, nothing of
 * another cluster stands between. Its zone lies between the first return and the last invocation in
 * it. If the return is first, the register certainly held the value from there to there: a
 * <i>forward</i> zone. Else all of the cluster can happen at any one moment of the zone, a
 * <i>backward</i> one. So there is an order if and only if no read returned before its write was
 * invoked, no two forward zones overlap, and no backward zone lies within a forward one.
 *
 * <p>The first value, null, was written before all else. A write of unknown outcome happened if its
 * value was read, and returns at the end of time; else it may as well not have happened.
 */
final class UniqueWrites<C> {
  private static final int BEFORE_ALL = -1;

  /** A cluster while it is collected. */
  private static final class Cluster {
    int writeInvoked = Integer.MAX_VALUE;
    boolean certain;
    boolean read;
    int firstReturn = Integer.MAX_VALUE;
    int firstReadReturn = Integer.MAX_VALUE;
    int lastInvocation = BEFORE_ALL - 1;

    boolean matters() {
      return certain || read;
    }

    boolean isForward() {
      return firstReturn < lastInvocation;
    }
  }

  private final Map<Object, Cluster> clusters = new HashMap<>();

  private UniqueWrites() {}

  /** Whether there is an order; null if the operations are not of that form. */
  static <C> Boolean linearizable(RegisterLike<C> spec, Partition<C> partition) {
    UniqueWrites<C> judge = new UniqueWrites<>();
    return judge.collect(spec, partition) ? judge.judge() : null;
  }

  private boolean collect(RegisterLike<C> spec, Partition<C> partition) {
    List<RegisterLike.Access> accesses = new ArrayList<>();
    for (C kind : partition.kinds()) {
      accesses.add(spec.access(kind));
    }
    Cluster initial = new Cluster();
    initial.writeInvoked = BEFORE_ALL - 1;
    initial.certain = true;
    initial.firstReturn = BEFORE_ALL;
    clusters.put(null, initial);
    for (int place = 0; place < partition.size(); place++) {
      RegisterLike.Access access = accesses.get(partition.kind()[place]);
      int returned = partition.returned()[place];
      if (access == null || (returned == History.NONE && !access.isWrite())) {
        return false;
      }
      Cluster cluster = clusters.computeIfAbsent(access.value(), value -> new Cluster());
      int invoked = partition.invoked()[place];
      if (access.isWrite()) {
        if (cluster.writeInvoked != Integer.MAX_VALUE) {
          return false; // written twice
        }
        cluster.writeInvoked = invoked;
        cluster.certain = returned != History.NONE;
      } else {
        cluster.read = true;
        cluster.firstReadReturn = Math.min(cluster.firstReadReturn, returned);
      }
      if (returned != History.NONE) {
        cluster.firstReturn = Math.min(cluster.firstReturn, returned);
      }
      cluster.lastInvocation = Math.max(cluster.lastInvocation, invoked);
    }
    return true;
  }

  private boolean judge() {
    List<Cluster> forward = new ArrayList<>();
    for (Cluster cluster : clusters.values()) {
      if (cluster.firstReadReturn < cluster.writeInvoked) {
        return false; // nobody had written it, or nobody ever did
      }
      if (cluster.matters() && cluster.isForward()) {
        forward.add(cluster);
      }
    }
    forward.sort(Comparator.comparingInt(cluster -> cluster.firstReturn));
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    int last = Integer.MIN_VALUE;
    for (Cluster cluster : forward) {
      if (cluster.firstReturn < last) {
        return false; // two values at once
      }
      last = cluster.lastInvocation;
      ends.put(cluster.firstReturn, last);
    }
    for (Cluster cluster : clusters.values()) {
      if (cluster.matters() && !cluster.isForward()) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(cluster.lastInvocation);
        if (before != null && cluster.firstReturn < before.getValue()) {
          return false; // all of it while the register held another value
        }
      }
    }
    return true;
  }
}
