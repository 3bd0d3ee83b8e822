package dev.contend.checkers.transactions.levels;

import java.util.EnumSet;
import java.util.Set;

/**
 * The anomalies that a history of transactions can show, the worst first. Names are those of Adya,
 * "Weak Consistency" (1999), where he has one; {@code -item} says that no predicate takes part, and
 * {@code -process} and {@code -realtime} that the cycle has an edge of the order in which a process
 * or the clock saw the transactions.
 */
public enum AnomalyType {
  DUPLICATE_ELEMENTS("duplicate-elements", "A list has an element twice that was appended once."),
  CYCLIC_VERSIONS("cyclic-versions", "Of one key, versions each come before the other."),
  G1A("G1a", "An aborted read: what was read was written by a transaction that did not happen."),
  G1B(
      "G1b",
      "An intermediate read: what was read was overwritten by its own writer, in the same transaction."),
  DIRTY_UPDATE("dirty-update", "A committed write stands on top of one that did not happen."),
  INCOMPATIBLE_ORDER(
      "incompatible-order",
      "Of two lists that were read of one key, neither is the beginning of the other."),
  GARBAGE_READ("garbage-read", "A value was read that nobody wrote."),
  FUTURE_READ("future-read", "A transaction read what it was yet to write itself."),
  INTERNAL("internal", "A transaction read what contradicts what it had read or written before."),
  LOST_UPDATE(
      "lost-update",
      "Two transactions read the same version and both wrote then, as if the other had not."),
  G0("G0", "Transactions overwrote each other in a circle."),
  G1C("G1c", "Transactions read or overwrote each other's writes in a circle."),
  G_SINGLE("G-single-item", "A circle in which one read missed a write, as in read skew."),
  G_NONADJACENT(
      "G-nonadjacent-item",
      "A circle in which several reads missed writes, but no two of them in a row, as in a long fork."),
  G2("G2-item", "A circle in which reads in a row missed writes, as in write skew."),
  G0_PROCESS(G0, Order.PROCESS),
  G1C_PROCESS(G1C, Order.PROCESS),
  G_SINGLE_PROCESS(G_SINGLE, Order.PROCESS),
  G_NONADJACENT_PROCESS(G_NONADJACENT, Order.PROCESS),
  G2_PROCESS(G2, Order.PROCESS),
  G0_REALTIME(G0, Order.REALTIME),
  G1C_REALTIME(G1C, Order.REALTIME),
  G_SINGLE_REALTIME(G_SINGLE, Order.REALTIME),
  G_NONADJACENT_REALTIME(G_NONADJACENT, Order.REALTIME),
  G2_REALTIME(G2, Order.REALTIME);

  /** Of what an edge can be beside data. */
  private enum Order {
    PROCESS("-process", "a process ran one transaction before another"),
    REALTIME("-realtime", "one transaction had returned before another was invoked");

    private final String suffix;
    private final String what;

    Order(String suffix, String what) {
      this.suffix = suffix;
      this.what = what;
    }
  }

  private final String label;
  private final String meaning;

  AnomalyType(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  AnomalyType(AnomalyType without, Order order) {
    this(
        without.label + order.suffix,
        "%s A part of it is that %s.".formatted(without.meaning, order.what));
  }

  /** As evidence calls it: {@code G-single-item}. */
  public String label() {
    return label;
  }

  /** What it is, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /**
   * Those that it is a special case of, itself among them: what a cycle of this type is as well if
   * read with less care. A cycle without edges of an order is one with them; one with one
   * anti-dependency is one of several that do not touch; and each of these is a {@code G2}.
   */
  public Set<AnomalyType> implied() {
    Set<AnomalyType> implied = EnumSet.of(this);
    for (AnomalyType next : direct()) {
      implied.addAll(next.implied());
    }
    return implied;
  }

  private Set<AnomalyType> direct() {
    return switch (this) {
      case G0 -> EnumSet.of(G1C, G0_PROCESS);
      case G0_PROCESS -> EnumSet.of(G1C_PROCESS, G0_REALTIME);
      case G0_REALTIME -> EnumSet.of(G1C_REALTIME);
      case G1C -> EnumSet.of(G1C_PROCESS);
      case G1C_PROCESS -> EnumSet.of(G1C_REALTIME);
      case G_SINGLE -> EnumSet.of(G_NONADJACENT, G_SINGLE_PROCESS);
      case G_SINGLE_PROCESS -> EnumSet.of(G_NONADJACENT_PROCESS, G_SINGLE_REALTIME);
      case G_SINGLE_REALTIME -> EnumSet.of(G_NONADJACENT_REALTIME);
      case G_NONADJACENT -> EnumSet.of(G2, G_NONADJACENT_PROCESS);
      case G_NONADJACENT_PROCESS -> EnumSet.of(G2_PROCESS, G_NONADJACENT_REALTIME);
      case G_NONADJACENT_REALTIME -> EnumSet.of(G2_REALTIME);
      case G2 -> EnumSet.of(G2_PROCESS);
      case G2_PROCESS -> EnumSet.of(G2_REALTIME);
      default -> EnumSet.noneOf(AnomalyType.class);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
