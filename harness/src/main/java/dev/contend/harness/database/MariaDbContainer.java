package dev.contend.harness.database;

import java.util.List;
import java.util.Map;

/** MariaDB in a container of its official image, or of one that is made from that. */
final class MariaDbContainer implements ContainerServer.Recipe {
  @Override
  public int port() {
    return 3306;
  }

  /** Time zones, which no race needs, would take seconds to load. */
  @Override
  public Map<String, String> environment(String password) {
    return Map.of("MARIADB_ROOT_PASSWORD", password, "MARIADB_INITDB_SKIP_TZINFO", "1");
  }

  @Override
  public List<String> arguments(ServerOptions options) {
    return MariaDbInstallation.settings(options);
  }

  /** The image's own way to make a user gives it rights to one database only. */
  @Override
  public List<String> preparation(String password) {
    return List.of(
        "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(MariaDbAccess.SESSION_USER, password),
        "GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%'".formatted(MariaDbAccess.SESSION_USER));
  }

  @Override
  public Access access(int port, String password) {
    return new MariaDbAccess(port, password);
  }
}
