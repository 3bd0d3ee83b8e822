package dev.contend.checkers.transactions.graph;

import dev.contend.checkers.transactions.columns.IntList;
import java.util.Arrays;

/**
 * The part of a graph that lies within some of its vertices, which are numbered anew from 0; edges
 * between the same two vertices become one that stands for all their dependencies.
 */
public final class Induced {
  private Induced() {}

  /**
   * Cuts it out.
   *
   * @param vertices in ascending order
   */
  public static Graph of(Graph graph, int[] vertices) {
    int[] starts = new int[vertices.length + 1];
    IntList targets = new IntList(4 * vertices.length);
    IntList labels = new IntList(4 * vertices.length);
    int[] placeOf = new int[vertices.length];
    Arrays.fill(placeOf, -1);
    for (int from = 0; from < vertices.length; from++) {
      starts[from] = targets.size();
      for (int at = graph.start(vertices[from]); at < graph.end(vertices[from]); at++) {
        int to = Arrays.binarySearch(vertices, graph.target(at));
        if (to >= 0) {
          if (placeOf[to] < starts[from]) {
            placeOf[to] = targets.size();
            targets.add(to);
            labels.add(0);
          }
          labels.set(placeOf[to], labels.get(placeOf[to]) | graph.label(at));
        }
      }
    }
    starts[vertices.length] = targets.size();
    byte[] bytes = new byte[labels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels.get(i);
    }
    return new Graph(starts, targets.toArray(), bytes);
  }
}
