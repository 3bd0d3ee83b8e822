package dev.contend.harness.database;

import java.util.List;

/** A server that Contend starts; it has its engine's name. */
public record EmbeddedDatabase(Engine engine) implements Database {

  /** One of each engine, in the order in which reports show them. */
  public static List<EmbeddedDatabase> all() {
    return Engines.all().stream().map(EmbeddedDatabase::new).toList();
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String option() {
    return "--db " + name();
  }
}
