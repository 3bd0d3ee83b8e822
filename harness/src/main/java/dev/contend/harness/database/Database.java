package dev.contend.harness.database;

/** A database that can be raced: on a server that Contend starts, or on one that is there. */
public sealed interface Database permits StartedDatabase, ExternalDatabase {

  /** What reports and the command line call it. */
  String name();

  /** The product that it runs, by whose name its cells are graded. */
  Engine engine();

  /** The option of the command line that chooses it; holds neither user nor password. */
  String option();

  /**
   * Whether {@link ServerOptions#durable()} makes a difference to it: what was there before, and
   * what is in memory, has its own ways.
   */
  default boolean hasDurability() {
    return this instanceof StartedDatabase && !engine().versions().isEmpty();
  }
}
