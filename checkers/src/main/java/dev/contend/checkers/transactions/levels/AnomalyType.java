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
  /** A read or version order that holds an element twice. */
  DUPLICATE_ELEMENTS("duplicate-elements"),
  /** Versions of one key, each of which comes before the other. */
  CYCLIC_VERSIONS("cyclic-versions"),
  /** A read of what a transaction wrote that did not happen. */
  G1A("G1a"),
  /** A read of what its writer wrote over itself, in the same transaction. */
  G1B("G1b"),
  /** A committed write on top of one that did not happen. */
  DIRTY_UPDATE("dirty-update"),
  /** Reads of one list of which none is the beginning of the other. */
  INCOMPATIBLE_ORDER("incompatible-order"),
  /** A read of a value that nobody wrote. */
  GARBAGE_READ("garbage-read"),
  /** A read of what the same transaction was yet to write. */
  FUTURE_READ("future-read"),
  /** A read that contradicts what the same transaction read or wrote before. */
  INTERNAL("internal"),
  /** Two transactions that read the same version and both wrote the next. */
  LOST_UPDATE("lost-update"),
  G0("G0"),
  G1C("G1c"),
  G_SINGLE("G-single-item"),
  G_NONADJACENT("G-nonadjacent-item"),
  G2("G2-item"),
  G0_PROCESS("G0-process"),
  G1C_PROCESS("G1c-process"),
  G_SINGLE_PROCESS("G-single-item-process"),
  G_NONADJACENT_PROCESS("G-nonadjacent-item-process"),
  G2_PROCESS("G2-item-process"),
  G0_REALTIME("G0-realtime"),
  G1C_REALTIME("G1c-realtime"),
  G_SINGLE_REALTIME("G-single-item-realtime"),
  G_NONADJACENT_REALTIME("G-nonadjacent-item-realtime"),
  G2_REALTIME("G2-item-realtime");

  private final String label;

  AnomalyType(String label) {
    this.label = label;
  }

  /** As evidence calls it: {@code G-single-item}. */
  public String label() {
    return label;
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
