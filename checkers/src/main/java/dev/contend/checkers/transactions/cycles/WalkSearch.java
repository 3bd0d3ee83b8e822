package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Looks for a short closed walk of a type in a graph: from each vertex at which one may begin, a
 * breadth-first search over pairs of a vertex and a state of the type's automaton, none of which is
 * entered twice, until the vertex is reached again in a state that accepts. Later searches look for
 * shorter walks only, and end when there has been enough of them.
 */
final class WalkSearch {
  private static final int SHORTEST = 2;
  private static final long ENOUGH_VISITS = 20_000_000;
  private static final int VISITS_BETWEEN_LOOKS = 1 << 14;

  private final Graph graph;
  private final long deadline;
  private final int[] seenBy;
  private final int[] parents;
  private final int[] places;
  private final int[] queue;
  private int searches;
  private long visits;

  private CycleType type;
  private Regions regions;
  private List<Cycle.Step> best;

  /**
   * A search in a graph.
   *
   * @param deadline on the clock of {@link System#nanoTime()}
   */
  WalkSearch(Graph graph, long deadline) {
    this.graph = graph;
    this.deadline = deadline;
    int pairs = Math.multiplyExact(graph.vertices(), Shape.STATES);
    seenBy = new int[pairs];
    parents = new int[pairs];
    places = new int[pairs];
    queue = new int[pairs];
  }

  /**
   * Looks for a cycle.
   *
   * @return null if there is none that no other type tells of
   * @throws OutOfTimeException if it was not decided by the deadline whether there is one
   */
  Cycle find(CycleType wanted) {
    type = wanted;
    regions = new Regions(graph, wanted);
    best = null;
    visits = 0;
    for (int start = 0; start < graph.vertices(); start++) {
      if (best != null && (best.size() == SHORTEST || visits > ENOUGH_VISITS)) {
        break;
      }
      if (mayBegin(start)) {
        try {
          search(start);
        } catch (OutOfTimeException e) {
          if (best == null) {
            throw e;
          }
          break;
        }
      }
    }
    List<Cycle.Step> simple =
        best == null || type.shape() != Shape.APART_RW ? best : Reduction.of(best);
    return simple == null ? null : new Cycle(named(simple), simple);
  }

  /** What a cycle with anti-dependencies is called depends on how they stand in it. */
  private AnomalyType named(List<Cycle.Step> steps) {
    if (!type.shape().rw()) {
      return type.type();
    }
    Shape shape =
        Reduction.antis(steps) == 1
            ? Shape.ONE_RW
            : Reduction.neighbours(steps) ? Shape.SOME_RW : Shape.APART_RW;
    return type.of(shape).type();
  }

  private boolean mayBegin(int start) {
    for (int at = graph.start(start); at < graph.end(start); at++) {
      if (begins(start, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(int start, int place) {
    int label = graph.label(place);
    return type.next(0, label) != Shape.NO
        && regions.mayBegin(start, graph.target(place), anti(label));
  }

  private boolean anti(int label) {
    return (label & type.plain()) == 0;
  }

  private void search(int start) {
    searches++;
    int filled = 0;
    for (int at = graph.start(start); at < graph.end(start); at++) {
      if (begins(start, at)) {
        filled = enter(start, graph.target(at), type.next(0, graph.label(at)), -1, at, filled);
      }
    }
    int taken = 0;
    for (int length = 2; best == null || length < best.size(); length++) {
      int end = filled;
      if (taken == end) {
        return;
      }
      while (taken < end) {
        int pair = queue[taken++];
        int vertex = pair / Shape.STATES;
        int state = pair % Shape.STATES;
        for (int at = graph.start(vertex); at < graph.end(vertex); at++) {
          int next = type.next(state, graph.label(at));
          if (next == Shape.NO) {
            continue;
          }
          int target = graph.target(at);
          if (target == start && type.shape().accepts(next)) {
            best = walk(start, pair, at);
            return;
          }
          if (inside(vertex, state, target, graph.label(at), start)) {
            filled = enter(start, target, next, pair, at, filled);
          }
        }
        look();
      }
    }
  }

  /** Whether a walk from a pair to a vertex can come back to where it began. */
  private boolean inside(int vertex, int state, int target, int label, int start) {
    boolean reachedByAnti =
        type.shape() == Shape.APART_RW ? state == 2 : type.shape() == Shape.ONE_RW && state == 1;
    int region =
        type.shape() == Shape.ONE_RW ? regions.of(start, false) : regions.of(vertex, reachedByAnti);
    return regions.of(target, anti(label)) == region && regions.mayReach(target, start);
  }

  private int enter(int start, int vertex, int state, int parent, int place, int filled) {
    int pair = vertex * Shape.STATES + state;
    if (seenBy[pair] == searches || vertex == start && type.shape() != Shape.APART_RW) {
      return filled;
    }
    seenBy[pair] = searches;
    parents[pair] = parent;
    places[pair] = place;
    queue[filled] = pair;
    return filled + 1;
  }

  private void look() {
    if (++visits % VISITS_BETWEEN_LOOKS == 0 && System.nanoTime() - deadline > 0) {
      throw new OutOfTimeException();
    }
  }

  private List<Cycle.Step> walk(int start, int last, int closing) {
    List<Cycle.Step> steps = new ArrayList<>();
    int pair = last;
    int place = closing;
    int to = start;
    while (pair >= 0) {
      int from = pair / Shape.STATES;
      steps.add(new Cycle.Step(from, to, shown(pair % Shape.STATES, place)));
      to = from;
      place = places[pair];
      pair = parents[pair];
    }
    steps.add(new Cycle.Step(start, to, shown(0, place)));
    Collections.reverse(steps);
    return steps;
  }

  private Dependency shown(int state, int place) {
    return type.shown(state, graph.label(place));
  }
}
