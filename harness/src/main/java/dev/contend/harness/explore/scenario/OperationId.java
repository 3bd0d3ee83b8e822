package dev.contend.harness.explore.scenario;

/**
 * An operation of a schedule.
 *
 * @param lane of its session, from 0
 * @param index among the session's operations, from 0
 */
public record OperationId(int lane, int index) implements Comparable<OperationId> {
  @Override
  public int compareTo(OperationId other) {
    return lane == other.lane
        ? Integer.compare(index, other.index)
        : Integer.compare(lane, other.lane);
  }
}
