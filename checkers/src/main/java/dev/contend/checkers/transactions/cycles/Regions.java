package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Components;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Edges;
import dev.contend.checkers.transactions.graph.Graph;

/**
 * Where in a graph closed walks of a type can be: within strongly connected components, so that all
 * else need not be searched. For shapes in which anti-dependencies must not be neighbours they are
 * those of a graph of pairs: a vertex, and whether it was reached by an anti-dependency; there an
 * anti-dependency leads only from a vertex that was not. Every closed walk of the shape is one in
 * that graph and the other way round.
 */
final class Regions {
  private static final int RW = Dependency.RW.bit();

  private final boolean pairs;
  private final Components regions;
  private final Components plain;

  Regions(Graph graph, CycleType type) {
    pairs = type.shape() == Shape.ONE_RW || type.shape() == Shape.APART_RW;
    if (pairs) {
      regions = Components.of(pairs(graph, type), ~0);
      plain = type.shape() == Shape.ONE_RW ? Components.of(graph, type.plain()) : null;
    } else {
      regions = Components.of(graph, type.plain() | (type.shape().rw() ? RW : 0));
      plain = null;
    }
  }

  private static Graph pairs(Graph graph, CycleType type) {
    Edges edges =
        sink -> {
          for (int from = 0; from < graph.vertices(); from++) {
            for (int at = graph.start(from); at < graph.end(from); at++) {
              int to = graph.target(at);
              if ((graph.label(at) & type.plain()) != 0) {
                sink.edge(2 * from, 2 * to, Dependency.WW);
                sink.edge(2 * from + 1, 2 * to, Dependency.WW);
              } else if ((graph.label(at) & RW) != 0) {
                sink.edge(2 * from, 2 * to + 1, Dependency.RW);
              }
            }
          }
        };
    return Graph.of(2 * graph.vertices(), edges, Long.MAX_VALUE);
  }

  /** The region of a vertex that was reached by an anti-dependency, or was not. */
  int of(int vertex, boolean byAnti) {
    return regions.of(pairs ? 2 * vertex + (byAnti ? 1 : 0) : vertex);
  }

  /** Whether a closed walk may begin with an edge from a vertex. */
  boolean mayBegin(int from, int to, boolean anti) {
    int region = of(to, anti);
    return region == of(from, false) || pairs && !anti && region == of(from, true);
  }

  /**
   * Whether plain edges may lead from one vertex to another as far as the order of their components
   * tells; asked only for shapes with one anti-dependency.
   */
  boolean mayReach(int from, int to) {
    return plain == null || plain.of(from) >= plain.of(to);
  }
}
