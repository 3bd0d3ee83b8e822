package dev.contend.harness.explore.independence;

import dev.contend.harness.database.Engine;

/** How a statement is read and what it locks. */
enum Dialect {
  POSTGRES("\"[a-z_][a-z0-9_]*+\""),
  MARIADB("`[A-Za-z0-9_]++`"),
  /** With DATABASE_TO_LOWER. Like PostgreSQL it locks the rows that it changes and no others. */
  H2("\"[a-z_][a-z0-9_]*+\""),
  /** Nothing is known of it. */
  UNKNOWN("(?!)");

  /** What a quoted name looks like that means the same as in lower case without quotes. */
  final String quotedName;

  Dialect(String quotedName) {
    this.quotedName = quotedName;
  }

  static Dialect of(Engine engine) {
    return switch (engine.name()) {
      case "postgres" -> POSTGRES;
      case "mariadb" -> MARIADB;
      case "h2" -> H2;
      default -> UNKNOWN;
    };
  }
}
