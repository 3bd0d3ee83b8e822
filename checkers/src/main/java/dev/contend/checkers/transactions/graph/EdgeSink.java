package dev.contend.checkers.transactions.graph;

/** Takes edges one after another. */
@FunctionalInterface
public interface EdgeSink {

  /** Takes an edge. One from a vertex to itself says nothing and is dropped by {@link Graph}. */
  void edge(int from, int to, Dependency why);
}
