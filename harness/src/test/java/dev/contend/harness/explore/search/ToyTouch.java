package dev.contend.harness.explore.search;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What a step of a {@link ToyMachine} touched. */
record ToyTouch(
    boolean everything, Set<String> reads, Set<String> writes, boolean begins, boolean ends) {
  static final ToyTouch EVERYTHING = new ToyTouch(true, Set.of(), Set.of(), true, true);
  static final ToyTouch NOTHING = new ToyTouch(false, Set.of(), Set.of(), false, false);

  static ToyTouch reads(String... names) {
    return new ToyTouch(false, Set.of(names), Set.of(), false, false);
  }

  static ToyTouch writes(Set<String> names) {
    return new ToyTouch(false, Set.of(), new HashSet<>(names), false, false);
  }

  ToyTouch of(boolean operationBegins, boolean operationEnds) {
    return new ToyTouch(everything, reads, writes, operationBegins, operationEnds);
  }

  static boolean independent(ToyTouch one, ToyTouch other) {
    return !one.everything
        && !other.everything
        && Collections.disjoint(one.writes, other.writes)
        && Collections.disjoint(one.writes, other.reads)
        && Collections.disjoint(one.reads, other.writes)
        && !(one.ends && other.begins)
        && !(one.begins && other.ends);
  }
}
