package dev.contend.checkers.transactions.graph;

/** A source of edges that gives the same ones, in the same order, each time it is asked. */
@FunctionalInterface
public interface Edges {
  void each(EdgeSink sink);
}
