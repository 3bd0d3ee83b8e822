package dev.contend.checkers.transactions.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected components of a graph, of the edges with certain dependencies only: the
 * largest sets of vertices that all reach each other. Tarjan's algorithm ("Depth-first search and
 * linear graph algorithms", 1972) with a stack of its own; time and memory are linear.
 *
 * <p>Components are numbered backwards: if one is reached from another, its number is smaller.
 */
public final class Components {
  private static final int NONE = -1;

  private final int[] numbers;
  private final int count;

  private Components(int[] numbers, int count) {
    this.numbers = numbers;
    this.count = count;
  }

  /**
   * Finds them.
   *
   * @param dependencies an edge counts if it stands for one of these
   */
  public static Components of(Graph graph, int dependencies) {
    return new Search(graph, dependencies).run();
  }

  /** The component of a vertex. */
  public int of(int vertex) {
    return numbers[vertex];
  }

  public int count() {
    return count;
  }

  /** Those of more than one vertex, each with its vertices in ascending order. */
  public List<int[]> cyclic() {
    int[] sizes = new int[count];
    for (int number : numbers) {
      sizes[number]++;
    }
    int[][] members = new int[count][];
    int[] filled = new int[count];
    List<int[]> cyclic = new ArrayList<>();
    for (int vertex = 0; vertex < numbers.length; vertex++) {
      int number = numbers[vertex];
      if (sizes[number] > 1) {
        if (members[number] == null) {
          members[number] = new int[sizes[number]];
          cyclic.add(members[number]);
        }
        members[number][filled[number]++] = vertex;
      }
    }
    return cyclic;
  }

  private static final class Search {
    private final Graph graph;
    private final int dependencies;
    private final int[] order;
    private final int[] low;
    private final int[] numbers;
    private final int[] next;
    private final int[] path;
    private final int[] open;
    private int depth;
    private int opened;
    private int visited;
    private int count;

    Search(Graph graph, int dependencies) {
      this.graph = graph;
      this.dependencies = dependencies;
      int vertices = graph.vertices();
      order = new int[vertices];
      low = new int[vertices];
      numbers = new int[vertices];
      next = new int[vertices];
      path = new int[vertices];
      open = new int[vertices];
      Arrays.fill(numbers, NONE);
    }

    Components run() {
      for (int root = 0; root < numbers.length; root++) {
        if (order[root] == 0) {
          enter(root);
          while (depth > 0) {
            step(path[depth - 1]);
          }
        }
      }
      return new Components(numbers, count);
    }

    private void enter(int vertex) {
      order[vertex] = ++visited;
      low[vertex] = visited;
      next[vertex] = graph.start(vertex);
      path[depth++] = vertex;
      open[opened++] = vertex;
    }

    /**
     * Goes down the next edge to a new vertex, or leaves. After the return it is looked at again.
     */
    private void step(int vertex) {
      int end = graph.end(vertex);
      int lowest = low[vertex];
      for (int at = next[vertex]; at < end; at++) {
        int target = graph.target(at);
        if ((graph.label(at) & dependencies) != 0 && numbers[target] == NONE) {
          if (order[target] == 0) {
            next[vertex] = at;
            low[vertex] = lowest;
            enter(target);
            return;
          }
          lowest = Math.min(lowest, low[target]);
        }
      }
      low[vertex] = lowest;
      depth--;
      if (lowest == order[vertex]) {
        close(vertex);
      }
    }

    /** All that is open from this vertex on is a component. */
    private void close(int root) {
      int vertex;
      do {
        vertex = open[--opened];
        numbers[vertex] = count;
      } while (vertex != root);
      count++;
    }
  }
}
