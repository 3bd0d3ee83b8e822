package dev.contend.harness.database;

/** The products whose SQL the catalogue knows, where they differ. */
public enum Dialect {
  POSTGRES("postgres", "\"[a-z_][a-z0-9_]*+\""),
  MARIADB("mariadb", "`[A-Za-z0-9_]++`"),
  /** H2 in its PostgreSQL mode, with DATABASE_TO_LOWER. */
  H2("h2", "\"[a-z_][a-z0-9_]*+\""),
  /** None of them: the statements of the standard, and where there is none those of PostgreSQL. */
  OTHER("", "(?!)");

  private final String engine;
  private final String quotedName;

  Dialect(String engine, String quotedName) {
    this.engine = engine;
    this.quotedName = quotedName;
  }

  /** The name of the engine whose SQL it is; empty if it is of none in particular. */
  public String engine() {
    return engine;
  }

  /** A regular expression: a quoted name that means the same as in lower case without quotes. */
  public String quotedName() {
    return quotedName;
  }
}
