package dev.contend.harness.explore.independence;

import java.util.Set;

/**
 * What a step may have touched. Tables are named by their group: all that foreign keys tie together
 * are one. Parts beside the database are named like tables.
 *
 * @param scope how much of it is known
 * @param reads tables of which it saw rows without locking them
 * @param writes tables of which it changed, locked or unlocked rows, or whose changes it made
 *     visible or took back
 * @param commits whether it made changes visible that it or its transaction may have made
 * @param snapshot whether it may have chosen what later steps of its transaction see
 * @param begins whether its operation began with it
 * @param ends whether its operation ended with it
 */
public record Footprint(
    Scope scope,
    Set<String> reads,
    Set<String> writes,
    boolean commits,
    boolean snapshot,
    boolean begins,
    boolean ends) {

  /** Of a step that depends on every other. */
  public static final Footprint EVERYTHING =
      new Footprint(Scope.EVERYTHING, Set.of(), Set.of(), true, true, true, true);

  /** What may have been touched. */
  public enum Scope {
    /** Anything; then nothing else counts. */
    EVERYTHING,
    /** Anything in the database, and no part. */
    DATABASE,
    /** These tables and no other. */
    TABLES,
    /** These parts and no other, and nothing in the database. */
    PARTS
  }

  public Footprint {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }
}
