package dev.contend.checkers.transactions.graph;

import java.util.Arrays;

/**
 * A directed graph: for each vertex the places of its edges, for each place a target and the set of
 * dependencies (bits of {@link Dependency}) that the edge stands for. Immutable.
 *
 * <p>Five bytes an edge and four a vertex.
 */
public final class Graph {
  private static final int MOST_EDGES = Integer.MAX_VALUE - 8;

  private final int[] starts;
  private final int[] targets;
  private final byte[] labels;

  Graph(int[] starts, int[] targets, byte[] labels) {
    this.starts = starts;
    this.targets = targets;
    this.labels = labels;
  }

  /**
   * Collects edges, without those from a vertex to itself; parallel ones stay apart.
   *
   * @param vertices their number
   * @param edges is asked twice: to count and to fill
   * @param memory bytes that the graph may take
   * @throws GraphTooLargeException if it would take more
   */
  public static Graph of(int vertices, Edges edges, long memory) {
    long[] degrees = new long[vertices + 1];
    edges.each(
        (from, to, why) -> {
          if (from != to) {
            degrees[from + 1]++;
          }
        });
    for (int i = 0; i < vertices; i++) {
      degrees[i + 1] += degrees[i];
    }
    long count = degrees[vertices];
    if (count > MOST_EDGES || 5 * count + 16L * vertices > memory) {
      throw new GraphTooLargeException(count);
    }
    int[] starts = new int[vertices + 1];
    for (int i = 0; i <= vertices; i++) {
      starts[i] = (int) degrees[i];
    }
    int[] targets = new int[(int) count];
    byte[] labels = new byte[(int) count];
    int[] next = Arrays.copyOf(starts, vertices);
    edges.each(
        (from, to, why) -> {
          if (from != to) {
            int place = next[from]++;
            targets[place] = to;
            labels[place] = (byte) why.bit();
          }
        });
    return new Graph(starts, targets, labels);
  }

  /** The same without parallel edges: one stands for all that they stood for. */
  public Graph merged() {
    int[] ends = new int[starts.length];
    int[] merged = new int[targets.length];
    byte[] why = new byte[targets.length];
    long[] own = new long[0];
    int size = 0;
    for (int vertex = 0; vertex < vertices(); vertex++) {
      int degree = end(vertex) - start(vertex);
      own = own.length < degree ? new long[2 * degree] : own;
      for (int i = 0; i < degree; i++) {
        own[i] = (long) targets[start(vertex) + i] << Byte.SIZE | labels[start(vertex) + i];
      }
      Arrays.sort(own, 0, degree);
      for (int i = 0; i < degree; i++) {
        int target = (int) (own[i] >> Byte.SIZE);
        if (size == ends[vertex] || merged[size - 1] != target) {
          merged[size++] = target;
        }
        why[size - 1] |= (byte) own[i];
      }
      ends[vertex + 1] = size;
    }
    return new Graph(ends, Arrays.copyOf(merged, size), Arrays.copyOf(why, size));
  }

  public int vertices() {
    return starts.length - 1;
  }

  public int edges() {
    return targets.length;
  }

  /** The place of the first edge of a vertex. */
  public int start(int vertex) {
    return starts[vertex];
  }

  /** The place behind the last edge of a vertex. */
  public int end(int vertex) {
    return starts[vertex + 1];
  }

  public int target(int place) {
    return targets[place];
  }

  /** The dependencies that the edge at that place stands for. */
  public int label(int place) {
    return labels[place];
  }

  /** How many edges stand for that dependency. */
  public long count(Dependency why) {
    long count = 0;
    for (byte label : labels) {
      count += label >> why.ordinal() & 1;
    }
    return count;
  }
}
