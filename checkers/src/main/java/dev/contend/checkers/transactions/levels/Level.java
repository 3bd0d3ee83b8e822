package dev.contend.checkers.transactions.levels;

import static dev.contend.checkers.transactions.levels.AnomalyType.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The levels of isolation that a history can rule out, each with the weaker ones that it includes
 * and the anomalies that it excludes and they allow.
 *
 * <p>Sources:
 *
 * <ul>
 *   <li>Adya, "Weak Consistency" (1999): PL-1 (G0), PL-2 (G1), PL-CS, PL-2L, PL-2+ (G-single),
 *       PL-FCV, PL-MSR, PL-SI, PL-2.99 (G2-item), PL-3U, PL-3 (G2), PL-SS; their order in chapter
 *       4.
 *   <li>Berenson et al., "A Critique of ANSI SQL Isolation Levels" (1995): lost update under cursor
 *       stability and repeatable read.
 *   <li>Bailis et al., "Highly Available Transactions" (2014): monotonic atomic view, and the order
 *       of repeatable read, snapshot isolation and serializability.
 *   <li>Cerone, Bernardi and Gotsman, "A Framework for Transactional Consistency Models with Atomic
 *       Visibility" (2015): read atomic, causal, parallel snapshot isolation, prefix; internal
 *       consistency, which all of them demand.
 *   <li>Cerone and Gotsman, "Analysing Snapshot Isolation" (2016): what snapshot isolation allows
 *       is every cycle in which two anti-dependencies stand next to each other, and no other.
 *   <li>Daudjee and Salem, "Lazy Database Replication with Snapshot Isolation" (2006): strong and
 *       strong session snapshot isolation; and of 2004: strong session serializability.
 *   <li>Liu et al., "ROLA" (2019): update atomicity, which is read atomicity without lost updates.
 * </ul>
 *
 * <p>Crooks et al., "Seeing is Believing" (2017), define most of them by what clients see, which is
 * how a history from outside can rule one out at all.
 */
public enum Level {
  READ_UNCOMMITTED("PL-1", below(), G0, DUPLICATE_ELEMENTS, CYCLIC_VERSIONS),
  READ_COMMITTED(
      "PL-2",
      below(READ_UNCOMMITTED),
      G1A,
      G1B,
      G1C,
      DIRTY_UPDATE,
      INCOMPATIBLE_ORDER,
      FUTURE_READ,
      GARBAGE_READ),
  MONOTONIC_VIEW("PL-2L", below(READ_COMMITTED)),
  MONOTONIC_SNAPSHOT_READ("PL-MSR", below(READ_COMMITTED)),
  MONOTONIC_ATOMIC_VIEW("MAV", below(READ_COMMITTED)),
  CURSOR_STABILITY("PL-CS", below(READ_COMMITTED), LOST_UPDATE),
  READ_ATOMIC("RA", below(MONOTONIC_ATOMIC_VIEW), INTERNAL),
  CAUSAL_CERONE("CC", below(READ_ATOMIC)),
  UPDATE_ATOMIC("ROLA", below(READ_ATOMIC), LOST_UPDATE),
  PREFIX("PC", below(CAUSAL_CERONE)),
  PARALLEL_SNAPSHOT_ISOLATION("PSI", below(CAUSAL_CERONE, UPDATE_ATOMIC)),
  CONSISTENT_VIEW("PL-2+", below(MONOTONIC_VIEW, CURSOR_STABILITY), G_SINGLE),
  FORWARD_CONSISTENT_VIEW("PL-FCV", below(CONSISTENT_VIEW)),
  UPDATE_SERIALIZABLE("PL-3U", below(FORWARD_CONSISTENT_VIEW)),
  REPEATABLE_READ(
      "PL-2.99", below(CURSOR_STABILITY, MONOTONIC_ATOMIC_VIEW), G_SINGLE, G_NONADJACENT, G2),
  SNAPSHOT_ISOLATION(
      "PL-SI",
      below(
          FORWARD_CONSISTENT_VIEW,
          MONOTONIC_SNAPSHOT_READ,
          MONOTONIC_ATOMIC_VIEW,
          PARALLEL_SNAPSHOT_ISOLATION,
          PREFIX),
      G_NONADJACENT),
  SERIALIZABLE("PL-3", below(REPEATABLE_READ, UPDATE_SERIALIZABLE, SNAPSHOT_ISOLATION)),
  STRONG_SESSION_READ_UNCOMMITTED("strong-session-PL-1", below(READ_UNCOMMITTED), G0_PROCESS),
  STRONG_SESSION_READ_COMMITTED(
      "strong-session-PL-2", below(READ_COMMITTED, STRONG_SESSION_READ_UNCOMMITTED), G1C_PROCESS),
  STRONG_SESSION_SNAPSHOT_ISOLATION(
      "strong-session-PL-SI",
      below(SNAPSHOT_ISOLATION, STRONG_SESSION_READ_COMMITTED),
      G_SINGLE_PROCESS,
      G_NONADJACENT_PROCESS),
  STRONG_SESSION_SERIALIZABLE(
      "strong-session-PL-3", below(SERIALIZABLE, STRONG_SESSION_SNAPSHOT_ISOLATION), G2_PROCESS),
  STRONG_READ_UNCOMMITTED("strong-PL-1", below(STRONG_SESSION_READ_UNCOMMITTED), G0_REALTIME),
  STRONG_READ_COMMITTED(
      "strong-PL-2", below(STRONG_READ_UNCOMMITTED, STRONG_SESSION_READ_COMMITTED), G1C_REALTIME),
  STRONG_SNAPSHOT_ISOLATION(
      "strong-PL-SI",
      below(STRONG_READ_COMMITTED, STRONG_SESSION_SNAPSHOT_ISOLATION),
      G_SINGLE_REALTIME,
      G_NONADJACENT_REALTIME),
  STRONG_SERIALIZABLE(
      "PL-SS", below(STRONG_SESSION_SERIALIZABLE, STRONG_SNAPSHOT_ISOLATION), G2_REALTIME);

  private final String code;
  private final List<Level> weaker;
  private final Set<AnomalyType> own;

  Level(String code, List<Level> weaker, AnomalyType... own) {
    this.code = code;
    this.weaker = weaker;
    this.own = own.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(own));
  }

  private static List<Level> below(Level... weaker) {
    return List.of(weaker);
  }

  /** As the command line says it: {@code snapshot-isolation}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The short name in the literature: Adya's {@code PL-SI}. */
  public String code() {
    return code;
  }

  /**
   * The level that goes by that name: its label, its short name, or another name that the field has
   * for it; case, blanks and underscores don't matter.
   */
  public static Optional<Level> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    String known =
        switch (wanted) {
          case "strict-serializable", "strict-serializability", "linearizable-transactions" ->
              "strong-serializable";
          case "conflict-serializable", "serializability" -> "serializable";
          case "rola" -> "update-atomic";
          case "si" -> "snapshot-isolation";
          default -> wanted;
        };
    return Arrays.stream(values())
        .filter(one -> one.label().equals(known) || one.code.toLowerCase(Locale.ROOT).equals(known))
        .findFirst();
  }

  /** All labels, the weakest level first. */
  public static String labels() {
    return Arrays.stream(values()).map(Level::label).collect(Collectors.joining(", "));
  }

  /** The weaker levels that this one includes directly. */
  public List<Level> weaker() {
    return weaker;
  }

  /** Whether a history at this level is one at the other too. */
  public boolean includes(Level other) {
    return this == other || weaker.stream().anyMatch(one -> one.includes(other));
  }

  /** All anomalies that a history at this level does not show. */
  public Set<AnomalyType> excluded() {
    Set<AnomalyType> excluded = EnumSet.noneOf(AnomalyType.class);
    excluded.addAll(own);
    weaker.forEach(one -> excluded.addAll(one.excluded()));
    return excluded;
  }

  @Override
  public String toString() {
    return label();
  }
}
