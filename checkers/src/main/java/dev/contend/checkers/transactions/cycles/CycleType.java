package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type of cycle to look for.
 *
 * @param type what it is called
 * @param shape its shape
 * @param plain the dependencies whose edges are plain
 */
record CycleType(AnomalyType type, Shape shape, int plain) {
  private static final int WW = Dependency.WW.bit();
  private static final int DATA = WW | Dependency.WR.bit();
  private static final int PROCESS = Dependency.PROCESS.bit();
  private static final int REALTIME = Dependency.REALTIME.bit();
  private static final int BOTH = PROCESS | REALTIME;

  /** All types, those that imply others before them. */
  static final List<CycleType> ALL = all();

  private static List<CycleType> all() {
    List<CycleType> all = new ArrayList<>();
    variant(
        all,
        0,
        AnomalyType.G0,
        AnomalyType.G1C,
        AnomalyType.G_SINGLE,
        AnomalyType.G_NONADJACENT,
        AnomalyType.G2);
    variant(
        all,
        PROCESS,
        AnomalyType.G0_PROCESS,
        AnomalyType.G1C_PROCESS,
        AnomalyType.G_SINGLE_PROCESS,
        AnomalyType.G_NONADJACENT_PROCESS,
        AnomalyType.G2_PROCESS);
    variant(
        all,
        BOTH,
        AnomalyType.G0_REALTIME,
        AnomalyType.G1C_REALTIME,
        AnomalyType.G_SINGLE_REALTIME,
        AnomalyType.G_NONADJACENT_REALTIME,
        AnomalyType.G2_REALTIME);
    return List.copyOf(all);
  }

  private static void variant(List<CycleType> all, int order, AnomalyType... types) {
    all.add(new CycleType(types[0], Shape.PLAIN, WW | order));
    all.add(new CycleType(types[1], Shape.WITH_READ, DATA | order));
    all.add(new CycleType(types[2], Shape.ONE_RW, DATA | order));
    all.add(new CycleType(types[3], Shape.APART_RW, DATA | order));
    all.add(new CycleType(types[4], Shape.SOME_RW, DATA | order));
  }

  /** The type of another shape with the same plain edges. */
  CycleType of(Shape other) {
    return ALL.stream()
        .filter(one -> one.plain == plain && one.shape == other)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a graph with those orders can have one. */
  boolean fits(Set<Dependency> orders) {
    return orders.contains(Dependency.REALTIME)
        || (plain & REALTIME) == 0
            && (orders.contains(Dependency.PROCESS) || (plain & PROCESS) == 0);
  }

  /** Where an edge that stands for those dependencies leads from a state of the automaton. */
  int next(int state, int label) {
    boolean isPlain = (label & plain) != 0;
    boolean read = (label & Dependency.WR.bit() & plain) != 0;
    boolean anti = !isPlain && (label & Dependency.RW.bit()) != 0;
    return shape.next(state, isPlain, read, anti);
  }

  /**
   * The dependency for which an edge of a walk stands best: the first that this type reads it as.
   */
  Dependency shown(int state, int label) {
    if ((label & plain) == 0) {
      return Dependency.RW;
    }
    return shape == Shape.WITH_READ && state == 0 ? Dependency.WR : Dependency.first(label & plain);
  }
}
