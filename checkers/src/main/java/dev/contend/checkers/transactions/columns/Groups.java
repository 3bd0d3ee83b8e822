package dev.contend.checkers.transactions.columns;

import java.util.Arrays;

/** Numbers in groups, such as the readers of each version, in two plain columns. */
public final class Groups {
  private final int[] starts;
  private final int[] members;

  private Groups(int[] starts, int[] members) {
    this.starts = starts;
    this.members = members;
  }

  /** Takes a member of a group. */
  @FunctionalInterface
  public interface Sink {
    void add(int group, int member);
  }

  /** Gives all members to a sink, in the same order each time. */
  @FunctionalInterface
  public interface Source {
    void each(Sink sink);
  }

  /**
   * Collects groups.
   *
   * @param groups their number
   * @param source is asked twice: to count and to fill
   */
  public static Groups of(int groups, Source source) {
    int[] starts = new int[groups + 1];
    source.each((group, member) -> starts[group + 1]++);
    for (int i = 0; i < groups; i++) {
      starts[i + 1] += starts[i];
    }
    int[] members = new int[starts[groups]];
    int[] next = Arrays.copyOf(starts, groups);
    source.each((group, member) -> members[next[group]++] = member);
    return new Groups(starts, members);
  }

  /** Where a group begins. */
  public int start(int group) {
    return starts[group];
  }

  /** Where a group ends; the place behind its last member. */
  public int end(int group) {
    return starts[group + 1];
  }

  public int size(int group) {
    return starts[group + 1] - starts[group];
  }

  /** The member at that place. */
  public int at(int place) {
    return members[place];
  }
}
