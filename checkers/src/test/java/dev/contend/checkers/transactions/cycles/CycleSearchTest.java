package dev.contend.checkers.transactions.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.transactions.graph.Components;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.RuledOut;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On small random graphs, what is found is there, and what is there is found or implied. */
class CycleSearchTest {
  private static final int GRAPHS = Integer.getInteger("contend.histories", 3_000);
  private static final long NO_DEADLINE = System.nanoTime() + 1_000_000_000_000L;
  private static final Set<Dependency> ORDERS = EnumSet.of(Dependency.PROCESS, Dependency.REALTIME);

  private record Edge(int from, int to, Dependency why) {}

  private static List<Edge> edges(SplittableRandom random, int vertices) {
    List<Edge> edges = new ArrayList<>();
    List<Dependency> whys = new ArrayList<>(EnumSet.range(Dependency.WW, Dependency.RW));
    for (Dependency order : ORDERS) {
      if (random.nextBoolean()) {
        whys.add(order);
        whys.add(order);
      }
    }
    for (int i = 0; i < vertices + random.nextInt(2 * vertices); i++) {
      Dependency why = whys.get(random.nextInt(whys.size()));
      int from = random.nextInt(vertices);
      int to = random.nextInt(vertices);
      // What a process or the clock saw has no cycle.
      boolean order = why.ordinal() > Dependency.RW.ordinal();
      edges.add(order && from > to ? new Edge(to, from, why) : new Edge(from, to, why));
    }
    if (random.nextBoolean()) {
      ring(random, vertices, whys, edges);
    }
    return edges;
  }

  /** Instead of them a cycle that comes by all. */
  private static void ring(
      SplittableRandom random, int vertices, List<Dependency> whys, List<Edge> edges) {
    edges.clear();
    int turn = random.nextInt(vertices);
    for (int i = 0; i < vertices; i++) {
      int from = (i + turn) % vertices;
      int to = (i + turn + 1) % vertices;
      Dependency why = whys.get(random.nextInt(from < to ? whys.size() : 3));
      edges.add(new Edge(from, to, why));
    }
  }

  private static Graph graph(List<Edge> edges, int vertices) {
    return Graph.of(
        vertices,
        sink -> edges.forEach(edge -> sink.edge(edge.from(), edge.to(), edge.why())),
        Long.MAX_VALUE);
  }

  /** The levels that are ruled out are those that the closed walks rule out. */
  @Test
  void findsWhatIsThere() {
    Set<AnomalyType> seen = EnumSet.noneOf(AnomalyType.class);
    for (int seed = 0; seed < GRAPHS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int vertices = 2 + random.nextInt(6);
      List<Edge> edges = edges(random, vertices);
      CycleSearch.Result result = CycleSearch.in(graph(edges, vertices), ORDERS, NO_DEADLINE);
      Set<AnomalyType> found = EnumSet.noneOf(AnomalyType.class);
      for (Cycle cycle : result.cycles()) {
        found.add(cycle.type());
        assertIsOne(cycle, edges, seed);
      }
      seen.addAll(found);
      Set<AnomalyType> there = EnumSet.noneOf(AnomalyType.class);
      for (CycleType type : CycleType.ALL) {
        if (exists(type, edges, vertices)) {
          there.add(type.type());
        }
      }
      assertThat(RuledOut.by(found))
          .as("seed %d: %s in %s; found %s", seed, there, edges, result.cycles())
          .isEqualTo(RuledOut.by(there));
      assertThat(result.undecided()).isEmpty();
    }
    assertThat(seen).hasSize(CycleType.ALL.size());
  }

  /** Whether there is a closed walk, by the closure of the relation between pairs with states. */
  private static boolean exists(CycleType type, List<Edge> edges, int vertices) {
    int[][] labels = new int[vertices][vertices];
    edges.forEach(edge -> labels[edge.from()][edge.to()] |= edge.why().bit());
    for (int start = 0; start < vertices; start++) {
      boolean[][] reached = new boolean[vertices][Shape.STATES];
      if (visit(type, labels, start, start, 0, reached)) {
        return true;
      }
    }
    return false;
  }

  private static boolean visit(
      CycleType type, int[][] labels, int start, int at, int state, boolean[][] reached) {
    for (int to = 0; to < labels.length; to++) {
      int label = to == at ? 0 : labels[at][to];
      int next = label == 0 ? Shape.NO : type.next(state, label);
      if (next == Shape.NO || reached[to][next]) {
        continue;
      }
      reached[to][next] = true;
      if (to == start && type.shape().accepts(next)
          || visit(type, labels, start, to, next, reached)) {
        return true;
      }
    }
    return false;
  }

  /** That each step is there, runs of orders aside, and that its edges are those of its type. */
  private static void assertIsOne(Cycle cycle, List<Edge> edges, int seed) {
    List<Cycle.Step> steps = cycle.steps();
    for (int i = 0; i < steps.size(); i++) {
      Cycle.Step step = steps.get(i);
      assertThat(step.to()).isEqualTo(steps.get((i + 1) % steps.size()).from());
      boolean data = step.why().ordinal() <= Dependency.RW.ordinal();
      if (data) {
        assertThat(edges)
            .as("seed %d", seed)
            .contains(new Edge(step.from(), step.to(), step.why()));
      }
    }
    List<Dependency> whys = steps.stream().map(Cycle.Step::why).toList();
    long anti = whys.stream().filter(why -> why == Dependency.RW).count();
    boolean neighbours = false;
    for (int i = 0; i < whys.size(); i++) {
      neighbours |=
          whys.get(i) == Dependency.RW && whys.get((i + 1) % whys.size()) == Dependency.RW;
    }
    String base =
        anti == 1
            ? "G-single-item"
            : anti > 1
                ? neighbours ? "G2-item" : "G-nonadjacent-item"
                : whys.contains(Dependency.WR) ? "G1c" : "G0";
    String order =
        whys.contains(Dependency.REALTIME)
            ? "-realtime"
            : whys.contains(Dependency.PROCESS) ? "-process" : "";
    assertThat(cycle.type().label()).as("seed %d: %s", seed, cycle).isEqualTo(base + order);
    assertThat(cycle.simple()).as("seed %d: %s", seed, cycle).isTrue();
  }

  /** Rings of three, one after another, are as many components, each with its own cycle. */
  @Test
  void searchesEachComponent() {
    int rings = 1_000;
    List<Edge> edges = new ArrayList<>();
    for (int ring = 0; ring < rings; ring++) {
      int first = 3 * ring;
      edges.add(new Edge(first, first + 1, Dependency.WW));
      edges.add(new Edge(first + 1, first + 2, Dependency.WR));
      edges.add(new Edge(first + 2, first, Dependency.RW));
      edges.add(new Edge(first, Math.min(first + 3, 3 * rings - 1), Dependency.WW));
    }
    CycleSearch.Result result = CycleSearch.in(graph(edges, 3 * rings), Set.of(), NO_DEADLINE);
    assertThat(result.components()).isEqualTo(rings);
    assertThat(result.cycles()).hasSize(rings);
    assertThat(result.cycles().stream().map(Cycle::type).collect(Collectors.toSet()))
        .containsExactly(AnomalyType.G_SINGLE);
  }

  @Test
  void saysWhatItHadNoTimeFor() {
    int size = 200_000;
    List<Edge> edges = new ArrayList<>();
    for (int vertex = 0; vertex < size; vertex++) {
      edges.add(new Edge(vertex, (vertex + 1) % size, Dependency.WW));
    }
    CycleSearch.Result late = CycleSearch.in(graph(edges, size), Set.of(), System.nanoTime() - 1);
    assertThat(late.undecided()).contains(AnomalyType.G0);
    assertThat(late.cycles()).isEmpty();
  }

  @Test
  void componentsAreThoseThatReachEachOther() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int vertices = 1 + random.nextInt(9);
      List<Edge> edges = edges(random, vertices);
      Components components = Components.of(graph(edges, vertices), ~0);
      boolean[][] reach = new boolean[vertices][vertices];
      edges.forEach(edge -> reach[edge.from()][edge.to()] = true);
      for (int by = 0; by < vertices; by++) {
        for (int from = 0; from < vertices; from++) {
          for (int to = 0; to < vertices; to++) {
            reach[from][to] |= reach[from][by] && reach[by][to];
          }
        }
      }
      for (int from = 0; from < vertices; from++) {
        for (int to = 0; to < vertices; to++) {
          boolean same = from == to || reach[from][to] && reach[to][from];
          assertThat(components.of(from) == components.of(to)).as("seed %d", seed).isEqualTo(same);
          if (reach[from][to]) {
            assertThat(components.of(from)).isGreaterThanOrEqualTo(components.of(to));
          }
        }
      }
    }
  }
}
