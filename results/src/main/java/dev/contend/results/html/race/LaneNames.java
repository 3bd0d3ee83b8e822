package dev.contend.results.html.race;

import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In which lane a process is drawn: one that is over leaves its lane to the next that begins. */
final class LaneNames {
  private final Map<Integer, Integer> lanes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /**
   * @param operations in order of invocation
   * @param observer the process that looks at the state and has a lane of its own
   */
  LaneNames(List<Operation> operations, int observer) {
    Map<Integer, Long> ends = new LinkedHashMap<>();
    Map<Integer, Long> begins = new LinkedHashMap<>();
    for (Operation operation : operations) {
      long invoked = operation.invocation().time();
      begins.putIfAbsent(operation.process(), invoked);
      ends.put(
          operation.process(),
          operation.completion() == null ? invoked : operation.completion().time());
    }
    List<List<Integer>> shared = new ArrayList<>();
    begins.forEach(
        (process, begin) ->
            shared.stream()
                .filter(lane -> process != observer && lane.get(0) != observer)
                .filter(lane -> ends.get(lane.get(lane.size() - 1)) < begin)
                .findFirst()
                .ifPresentOrElse(
                    lane -> lane.add(process),
                    () -> shared.add(new ArrayList<>(List.of(process)))));
    shared.sort(Comparator.comparing(lane -> lane.get(0)));
    for (List<Integer> lane : shared) {
      lane.forEach(process -> lanes.put(process, names.size()));
      names.add((lane.get(0) == observer ? "observer " : "process ") + brief(lane));
    }
  }

  private static String brief(List<Integer> processes) {
    int size = processes.size();
    return size < 4
        ? processes.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : processes.get(0) + " … " + processes.get(size - 1);
  }

  int of(int process) {
    return lanes.get(process);
  }

  /** Which processes each lane has. */
  List<String> names() {
    return List.copyOf(names);
  }
}
