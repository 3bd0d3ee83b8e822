package dev.contend.harness.testing;

import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import java.util.Locale;
import java.util.stream.Collectors;

/** At which isolation setting the sessions run. Not every product has every one. */
public enum Isolation {
  /** MariaDB and H2 only: on PostgreSQL it is the same as {@link #READ_COMMITTED}. */
  READ_UNCOMMITTED,
  /** The default of PostgreSQL and H2, and that of most applications. */
  READ_COMMITTED,
  /** MariaDB's default; there with {@code innodb_snapshot_isolation=OFF}. */
  REPEATABLE_READ,
  /** MariaDB's REPEATABLE READ with {@code innodb_snapshot_isolation=ON}. */
  REPEATABLE_READ_SNAPSHOT,
  /** The highest. */
  SERIALIZABLE;

  /** As the command line and reports call it: {@code repeatable-read+snapshot}. */
  public String text() {
    return this == REPEATABLE_READ_SNAPSHOT
        ? "repeatable-read+snapshot"
        : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What sessions of a server need for it.
   *
   * @throws IllegalArgumentException if the server has no such setting; says which it has
   */
  IsolationSetting on(Server server) {
    return server.isolationSettings().stream()
        .filter(setting -> setting.name().equals(text()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s %s has no isolation setting %s; it has %s"
                        .formatted(
                            server.engine().name(),
                            server.version(),
                            text(),
                            server.isolationSettings().stream()
                                .map(IsolationSetting::name)
                                .collect(Collectors.joining(", ")))));
  }
}
