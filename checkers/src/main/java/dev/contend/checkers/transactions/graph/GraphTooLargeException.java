package dev.contend.checkers.transactions.graph;

/** A graph that does not fit into the memory that it may take. */
public final class GraphTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GraphTooLargeException(long edges) {
    super("a graph of %,d edges".formatted(edges));
  }
}
