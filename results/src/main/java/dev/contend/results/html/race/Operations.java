package dev.contend.results.html.race;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.results.html.timeline.OperationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations of a race in columns, for a script that draws them: as JSON some eighty bytes
 * each. Times are microseconds; a column that rises holds the differences to the one before.
 *
 * @param lanes processes, from the top; after an operation of unknown outcome its client's next
 *     process goes on in the same lane
 * @param functions their names
 * @param start when it was invoked: the first from the start of the race, the others from the one
 *     before
 * @param length how long it took; -1 if it never returned
 * @param lane a place in {@code lanes}
 * @param f a place in {@code functions}
 * @param outcome 0 for ok, 1 for fail, 2 for info
 * @param index of its invocation in the history, as {@code start}
 * @param text what was asked and what came back
 * @param named those that findings name, by their places here
 * @param end of the race
 * @param faults what was done to the servers meanwhile
 * @param omitted how many operations are not here, because they are too many
 */
public record Operations(
    List<String> lanes,
    List<String> functions,
    int[] start,
    int[] length,
    int[] lane,
    int[] f,
    int[] outcome,
    int[] index,
    List<String> text,
    int[] named,
    long end,
    List<Fault> faults,
    int omitted) {

  /** More are slow to load and tell nobody more. */
  private static final int MOST = 10_000;

  private static final long NANOS_IN_MICRO = 1000;

  /**
   * Something that was done to the servers.
   *
   * @param at microseconds from the start
   */
  public record Fault(long at, String text) {}

  /** How many there are. */
  public int count() {
    return start.length;
  }

  /**
   * Of a history; of a long one those around the first that a finding names.
   *
   * @param named indices of the invocations that findings name
   * @param observer the process that only looks before and after the race, or a number that none
   *     has
   */
  public static Operations of(History history, Collection<Integer> named, int observer) {
    List<Operation> all = history.operations();
    int first = named.stream().mapToInt(Integer::intValue).min().orElse(0);
    int before = (int) all.stream().filter(o -> o.index() < first).count();
    int from = Math.max(0, Math.min(before - MOST / 2, all.size() - MOST));
    List<Operation> some = all.subList(from, Math.min(all.size(), from + MOST));
    return columns(history, some, new HashSet<>(named), all.size() - some.size(), observer);
  }

  private static Operations columns(
      History history, List<Operation> some, Set<Integer> named, int omitted, int observer) {
    int size = some.size();
    int[][] columns = new int[6][size];
    List<String> text = new ArrayList<>();
    List<String> functions = new ArrayList<>();
    LaneNames lanes = new LaneNames(some, observer);
    long origin = size == 0 ? 0 : some.get(0).invocation().time();
    long time = origin / NANOS_IN_MICRO;
    int index = 0;
    long end = 0;
    for (int i = 0; i < size; i++) {
      Operation operation = some.get(i);
      long invoked = operation.invocation().time() / NANOS_IN_MICRO;
      long returned =
          operation.completion() == null
              ? invoked - 1
              : operation.completion().time() / NANOS_IN_MICRO;
      columns[0][i] = (int) (invoked - time);
      columns[1][i] = (int) Math.min(Integer.MAX_VALUE, returned - invoked);
      columns[2][i] = lanes.of(operation.process());
      columns[3][i] = place(functions, operation.f().name());
      columns[4][i] = outcome(operation);
      columns[5][i] = operation.index() - index;
      text.add(OperationText.label(operation));
      time = invoked;
      index = operation.index();
      end = Math.max(end, Math.max(invoked, returned));
    }
    int[] places = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (named.contains(some.get(i).index())) {
        places[count++] = i;
      }
    }
    return new Operations(
        lanes.names(),
        functions,
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        columns[5],
        text,
        Arrays.copyOf(places, count),
        Math.max(1, end - origin / NANOS_IN_MICRO),
        faults(history, origin, end * NANOS_IN_MICRO),
        omitted);
  }

  private static int outcome(Operation operation) {
    return switch (operation.outcome()) {
      case OK -> 0;
      case FAIL -> 1;
      default -> 2;
    };
  }

  private static int place(List<String> names, String name) {
    int place = names.indexOf(name);
    if (place >= 0) {
      return place;
    }
    names.add(name);
    return names.size() - 1;
  }

  /** Events of no client, which is how Jepsen writes faults. */
  static List<Fault> faults(History history, long from, long to) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      boolean inside = history.time(i) >= from && history.time(i) <= to;
      if (history.process(i) < 0 && inside && history.type(i) != EventType.INVOKE) {
        Object value = history.event(i).value();
        faults.add(
            new Fault(
                (history.time(i) - from) / NANOS_IN_MICRO,
                history.f(i).name() + (value == null ? "" : " " + OperationText.edn(value))));
      }
    }
    return faults;
  }
}
