package dev.contend.harness.database;

import java.util.List;

/**
 * A MySQL server. A database has no comment there (MySQL's manual, "CREATE DATABASE Statement"), so
 * ours have a table that has it. A run that is killed between the two leaves an empty database that
 * a person has to drop.
 */
final class MySqlAccess extends MariaDbAccess {
  /** The table whose comment is the mark of a database of ours. */
  static final String MARK = "contend_mark";

  MySqlAccess(ServerUrl url, Credentials credentials) {
    super(url, credentials);
  }

  @Override
  public List<String> create(String schema, String comment) {
    return List.of(
        "CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4",
        "CREATE TABLE `%s`.%s (i INT) COMMENT '%s'".formatted(schema, MARK, comment));
  }
}
