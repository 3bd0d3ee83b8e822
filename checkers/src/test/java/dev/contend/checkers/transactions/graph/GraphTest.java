package dev.contend.checkers.transactions.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final int VERTICES = 20;

  @Test
  void mergedItHasEachEdgeOnceWithAllThatItStoodFor() {
    for (int seed = 0; seed < 200; seed++) {
      int edges = 1 + 3 * seed;
      Graph graph = random(seed, edges);
      Map<Integer, Integer> before = labels(graph);
      Graph merged = graph.merged();
      assertThat(labels(merged)).isEqualTo(before);
      assertThat(merged.edges()).isEqualTo(before.size());
    }
  }

  private static Graph random(long seed, int edges) {
    return Graph.of(
        VERTICES,
        sink -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int i = 0; i < edges; i++) {
            Dependency[] all = Dependency.values();
            sink.edge(
                random.nextInt(VERTICES),
                random.nextInt(VERTICES),
                all[random.nextInt(all.length)]);
          }
        },
        Long.MAX_VALUE);
  }

  /** Of each pair of vertices with an edge what its edges stand for. */
  private static Map<Integer, Integer> labels(Graph graph) {
    Map<Integer, Integer> labels = new HashMap<>();
    for (int from = 0; from < VERTICES; from++) {
      for (int at = graph.start(from); at < graph.end(from); at++) {
        labels.merge(from * VERTICES + graph.target(at), graph.label(at), (a, b) -> a | b);
      }
    }
    return labels;
  }
}
