package dev.contend.harness.database;

import java.util.List;

/**
 * An isolation level together with the engine's own switches.
 *
 * @param name what the command line and the reports call it, such as {@code repeatable-read}
 * @param jdbcLevel one of the levels of {@link java.sql.Connection}, the session's default
 * @param sessionSql statements that every session of this setting runs before its first use
 */
public record IsolationSetting(String name, int jdbcLevel, List<String> sessionSql) {
  public IsolationSetting {
    sessionSql = List.copyOf(sessionSql);
  }

  @Override
  public String toString() {
    return name;
  }
}
