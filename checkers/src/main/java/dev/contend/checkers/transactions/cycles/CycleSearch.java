package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.parallel.Parallel;
import dev.contend.checkers.transactions.graph.Components;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.graph.Induced;
import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds, in each strongly connected component of a graph of dependencies, a short cycle of each
 * type, unless a type that implies it was found there: a {@code G0} is a {@code G1c} read with less
 * care, and says more.
 *
 * <p><b>What is looked for</b> are closed walks, which may come by a transaction twice: whether
 * there is a <i>simple</i> cycle of a type, with certain edges in it that are not neighbours, is in
 * general NP-hard (it takes disjoint paths); whether there is a closed walk takes time that grows
 * with the size of the graph, or with its square for {@code G-single-item}. What is <i>shown</i>
 * are simple cycles: a walk that comes by a transaction twice falls into two, and one of them says
 * as much or more.
 *
 * <p><b>No level is missed.</b> Where several edges join the same transactions, an anti-dependency
 * beside a plain edge is left out: whatever walk it is on is one with fewer anti-dependencies too,
 * which says more. Then
 *
 * <ul>
 *   <li>{@code G0} (plain edges ww): there is one if and only if there is a component of two
 *       transactions.
 *   <li>{@code G1c} (ww, wr, at least one wr): if and only if there is a wr edge within a component
 *       of ww and wr.
 *   <li>{@code G-single-item} (exactly one rw): if and only if from the end of an rw edge plain
 *       edges lead to its beginning. All rw edges are tried. In these three the search enters no
 *       transaction twice, so what it finds is simple.
 *   <li>{@code G-nonadjacent-item} (rw edges, no two of them neighbours): there is a closed walk if
 *       and only if there is an rw edge within a component of the graph of pairs ({@code Regions}).
 *       That there is none is exactly what snapshot isolation demands (Cerone and Gotsman,
 *       "Analysing Snapshot Isolation", 2016: the relation of a plain edge and perhaps an rw edge
 *       behind it has no cycle). {@code Reduction} makes a simple one of it, or finds that it falls
 *       into a cycle of plain edges, a {@code G0} or {@code G1c}, and another; that was found
 *       before, and rules out more.
 *   <li>{@code G2-item}: there is a closed walk with an rw edge if and only if there is one within
 *       a component of all edges, and a simple one then, since the search enters no transaction
 *       twice. It is looked for only where none of the two before it was found, and named after
 *       what it is.
 * </ul>
 *
 * <p>With the edges of an order among the plain ones the same holds. A cycle found for a {@code
 * -process} type has such an edge, or it were of the type without, which implies this one and was
 * looked for first. So for each level all closed walks that it excludes are decided upon: if
 * nothing is found and nothing said to be undecided, the graph has none.
 */
public final class CycleSearch {
  private static final int TOO_FEW_FOR_THREADS = 2_000;
  private static final int ALL = ~0;

  /**
   * What was found.
   *
   * @param cycles of each component at most one of each type
   * @param components the number of components of several transactions
   * @param largest how many transactions the largest of them has
   * @param undecided the types of which it is not known whether some component has one, for want of
   *     time
   */
  public record Result(
      List<Cycle> cycles, int components, int largest, Set<AnomalyType> undecided) {}

  private CycleSearch() {}

  /**
   * Searches a graph.
   *
   * @param orders the dependencies beside ww, wr and rw that the graph has
   * @param deadline on the clock of {@link System#nanoTime()}
   */
  public static Result in(Graph graph, Set<Dependency> orders, long deadline) {
    List<int[]> components = new ArrayList<>(Components.of(graph, ALL).cyclic());
    components.sort(Comparator.comparingInt(vertices -> -vertices.length));
    List<CycleType> types = CycleType.ALL.stream().filter(one -> one.fits(orders)).toList();
    List<Result> parts = new ArrayList<>();
    components.forEach(vertices -> parts.add(null));
    int transactions = components.stream().mapToInt(vertices -> vertices.length).sum();
    Parallel.forEach(
        components.size(),
        transactions < TOO_FEW_FOR_THREADS ? 1 : Parallel.workers(components.size()),
        i -> parts.set(i, component(graph, components.get(i), types, deadline)));
    List<Cycle> cycles = new ArrayList<>();
    Set<AnomalyType> undecided = EnumSet.noneOf(AnomalyType.class);
    for (Result part : parts) {
      cycles.addAll(part.cycles());
      undecided.addAll(part.undecided());
    }
    int largest = components.isEmpty() ? 0 : components.get(0).length;
    return new Result(List.copyOf(cycles), components.size(), largest, undecided);
  }

  private static Result component(
      Graph graph, int[] vertices, List<CycleType> types, long deadline) {
    WalkSearch search = new WalkSearch(Induced.of(graph, vertices), deadline);
    List<Cycle> cycles = new ArrayList<>();
    Set<AnomalyType> implied = EnumSet.noneOf(AnomalyType.class);
    Set<AnomalyType> undecided = EnumSet.noneOf(AnomalyType.class);
    for (CycleType type : types) {
      if (implied.contains(type.type())) {
        continue;
      }
      try {
        Cycle cycle = search.find(type);
        if (cycle != null) {
          cycles.add(Runs.joined(cycle, vertices));
          implied.addAll(cycle.type().implied());
        }
      } catch (OutOfTimeException e) {
        undecided.add(type.type());
      }
    }
    return new Result(cycles, 1, vertices.length, undecided);
  }
}
