package dev.contend.harness.lincheck;

import dev.contend.checkers.Limits;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.harness.lincheck.Lanes.Placed;
import dev.contend.harness.lincheck.Replica.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.verifier.LTS;

/**
 * Looks for an order of one key's operations, depth first, over the states that Lincheck finds. A
 * configuration is how far each lane has come, and the state; none is left twice. The search is
 * over when all operations that returned are placed, since the others need not have happened.
 */
final class LaneSearch {

  /** How it ended. */
  enum End {
    ORDERED,
    NOT_ORDERED,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  private record Configuration(LTS.State state, int[] positions) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Configuration that
          && state == that.state
          && Arrays.equals(positions, that.positions);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(state) + Arrays.hashCode(positions);
    }
  }

  private static final int BYTES_OF_A_CONFIGURATION = 128;

  private final Lanes lanes;
  private final List<List<Actor>> actors;
  private final int mustHappen;
  private final long deadline;
  private final long mostConfigurations;
  private final Set<Configuration> visited = new HashSet<>();
  private final Deque<Configuration> open = new ArrayDeque<>();
  private int longest = -1;
  private int[] furthest;

  LaneSearch(Lanes lanes, SequentialSpec<Object, Object> spec, long deadline, Limits limits) {
    this.lanes = lanes;
    this.deadline = deadline;
    Object initial = spec.initial(lanes.key(), lanes.calls());
    actors =
        lanes.lanes().stream()
            .map(
                lane ->
                    lane.stream()
                        .map(placed -> Lincheck.actor(new Move(spec, initial, placed.call())))
                        .toList())
            .toList();
    mustHappen =
        (int) lanes.lanes().stream().flatMap(List::stream).filter(Placed::mustHappen).count();
    mostConfigurations =
        limits.memory() / (BYTES_OF_A_CONFIGURATION + (long) Integer.BYTES * actors.size());
  }

  End run() {
    push(new Configuration(Lincheck.states().getInitialState(), new int[actors.size()]));
    while (!open.isEmpty()) {
      if (System.nanoTime() - deadline >= 0) {
        return End.OUT_OF_TIME;
      }
      if (visited.size() > mostConfigurations) {
        return End.OUT_OF_MEMORY;
      }
      Configuration configuration = open.pop();
      if (placed(configuration) == mustHappen) {
        return End.ORDERED;
      }
      for (int lane = actors.size() - 1; lane >= 0; lane--) {
        tryNext(configuration, lane);
      }
    }
    return End.NOT_ORDERED;
  }

  private void tryNext(Configuration from, int lane) {
    int position = from.positions()[lane];
    if (position < actors.get(lane).size() && mayComeNext(from.positions(), lane)) {
      LTS.State state = Lincheck.next(from.state(), actors.get(lane).get(position));
      if (state != null) {
        int[] positions = from.positions().clone();
        positions[lane]++;
        push(new Configuration(state, positions));
      }
    }
  }

  private void push(Configuration configuration) {
    if (visited.add(configuration)) {
      open.push(configuration);
    }
  }

  private boolean mayComeNext(int[] positions, int lane) {
    int[] after = lanes.lanes().get(lane).get(positions[lane]).after();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < after[i]) {
        return false;
      }
    }
    return true;
  }

  /** How many of the operations that returned are placed. */
  private int placed(Configuration configuration) {
    int placed = 0;
    for (int lane = 0; lane < actors.size(); lane++) {
      for (Placed one : lanes.lanes().get(lane).subList(0, configuration.positions()[lane])) {
        placed += one.mustHappen() ? 1 : 0;
      }
    }
    if (placed > longest) {
      longest = placed;
      furthest = configuration.positions();
    }
    return placed;
  }

  /** How many of the operations that returned the longest order has. */
  int longest() {
    return longest;
  }

  int configurations() {
    return visited.size();
  }

  /** The operations that could have come next in the longest order, by their invocations. */
  List<Integer> next() {
    List<Integer> next = new ArrayList<>();
    for (int lane = 0; lane < furthest.length; lane++) {
      if (furthest[lane] < actors.get(lane).size() && mayComeNext(furthest, lane)) {
        next.add(lanes.lanes().get(lane).get(furthest[lane]).invoked());
      }
    }
    return next;
  }
}
