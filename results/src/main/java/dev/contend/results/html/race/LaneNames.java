package dev.contend.results.html.race;

import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which lane a process is drawn: one that is over leaves its lane to the next that begins. */
final class LaneNames {
  private final Map<Integer, Integer> lanes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /**
   * @param operations in order of invocation
   */
  LaneNames(List<Operation> operations) {
    Map<Integer, Long> ends = new LinkedHashMap<>();
    Map<Integer, Long> begins = new LinkedHashMap<>();
    for (Operation operation : operations) {
      long invoked = operation.invocation().time();
      begins.putIfAbsent(operation.process(), invoked);
      ends.put(
          operation.process(),
          operation.completion() == null ? invoked : operation.completion().time());
    }
    List<Integer> last = new ArrayList<>();
    begins.forEach(
        (process, begin) -> {
          int lane = 0;
          while (lane < last.size() && ends.get(last.get(lane)) >= begin) {
            lane++;
          }
          if (lane == last.size()) {
            last.add(process);
            names.add("process " + process);
          } else {
            last.set(lane, process);
            names.set(lane, names.get(lane) + ", " + process);
          }
          lanes.put(process, lane);
        });
    names.replaceAll(LaneNames::brief);
  }

  private static String brief(String name) {
    String[] processes = name.split(", ");
    return processes.length < 4 ? name : processes[0] + " … " + processes[processes.length - 1];
  }

  int of(int process) {
    return lanes.get(process);
  }

  /** Which processes each lane has. */
  List<String> names() {
    return List.copyOf(names);
  }
}
