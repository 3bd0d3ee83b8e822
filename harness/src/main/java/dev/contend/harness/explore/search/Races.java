package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which steps of a schedule should also be tried in the other order (Flanagan and Godefroid,
 * "Dynamic partial-order reduction for model checking software", POPL 2005; that one initial of
 * what is to come first is enough: Abdulla, Aronis, Jonsson and Sagonas, "Source sets: a foundation
 * for optimal dynamic partial order reduction", JACM 64(4), 2017).
 *
 * <p>A step <em>happens before</em> a later one if one session takes both, if they depend on each
 * other, or if it made the later one possible: before it the session was blocked, or waited for
 * something, or was not there; and so on through others. Two steps <em>race</em> if they depend on
 * each other, and the first neither comes before the session's own last step before the second, nor
 * before what made the second possible. Then, at the point of the first, something is to be run
 * that leads to the second without the first: the beginning of what came between them and does not
 * come after the first, or the second itself. If nothing of that is possible there, everything is
 * run that is.
 *
 * <p>A race is left alone if a step between the two races with the second and could itself have
 * been exchanged with it: once those have changed places, the race is there without anything
 * between. If it could not (a lock that is given back and then taken: nobody can take it before),
 * the earlier race counts as well.
 *
 * <p>Cost: quadratic in the number of steps of a schedule, of which there are dozens.
 *
 * @param <F> what a step may touch
 */
final class Races<F> {
  private final Dependence<F> dependence;
  private final List<Node<F>> path;

  /** For each step those that happen before it. */
  private final List<BitSet> before = new ArrayList<>();

  /**
   * @param path of the schedule that was run last, with its footprints
   */
  Races(Dependence<F> dependence, List<Node<F>> path) {
    this.dependence = dependence;
    this.path = path;
  }

  /** Whether one has to come before the other because one session does both. */
  static boolean ordered(Choice one, Choice other) {
    return one.lane() == other.lane()
        && one.act() != Choice.Act.EXPIRE
        && other.act() != Choice.Act.EXPIRE;
  }

  /** Finds the races of the steps from that number on, and notes what is to be run for them. */
  void from(int number) {
    while (before.size() > number) {
      before.remove(before.size() - 1);
    }
    for (int second = number; second < path.size(); second++) {
      races(second);
    }
  }

  private void races(int second) {
    BitSet direct = possibleThrough(second);
    BitSet settled = closed(direct);
    for (int first = 0; first < second; first++) {
      if (!dependence.independent(path.get(first).touch(), path.get(second).touch())) {
        direct.set(first);
      }
    }
    before.add(closed(direct));
    for (int first = second - 1; first >= 0; first--) {
      if (direct.get(first) && !settled.get(first)) {
        reverse(first, second, direct);
        if (path.get(first).possible(chosen(second))) {
          settled.or(before.get(first));
        }
      }
    }
  }

  /**
   * What comes directly before a step in every order: its session's last one, and the one that made
   * it possible.
   */
  private BitSet possibleThrough(int number) {
    BitSet through = new BitSet();
    Choice choice = chosen(number);
    int earlier = number - 1;
    while (earlier >= 0 && !ordered(chosen(earlier), choice)) {
      if (through.isEmpty() && !path.get(earlier).possible(choice)) {
        through.set(earlier);
      }
      earlier--;
    }
    if (earlier >= 0) {
      through.set(earlier);
    }
    return through;
  }

  /** With all that happens before these. */
  private BitSet closed(BitSet steps) {
    BitSet closed = (BitSet) steps.clone();
    steps.stream().forEach(step -> closed.or(before.get(step)));
    return closed;
  }

  private Choice chosen(int number) {
    return path.get(number).chosen();
  }

  /**
   * Sees to it that the second step is also run without the first before it.
   *
   * @param direct what comes directly before the second
   */
  private void reverse(int first, int second, BitSet direct) {
    Node<F> node = path.get(first);
    List<Choice> beginnings = new ArrayList<>();
    BitSet between = new BitSet();
    for (int step = first + 1; step <= second; step++) {
      if (step == second || !before.get(step).get(first)) {
        BitSet needed = step == second ? direct : before.get(step);
        if (!needed.intersects(between) && node.possible(chosen(step))) {
          beginnings.add(chosen(step));
        }
        between.set(step);
      }
    }
    if (beginnings.isEmpty()) {
      node.wantAll();
    } else if (beginnings.stream().noneMatch(node::covered)) {
      node.want(beginnings.get(0));
    }
  }
}
