package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL in a container of its official image, or of one that is made from that. */
final class PostgresContainer implements ContainerServer.Recipe {
  @Override
  public int port() {
    return 5432;
  }

  @Override
  public Map<String, String> environment(String password) {
    return Map.of(
        "POSTGRES_USER",
        PostgresAccess.USER,
        "POSTGRES_PASSWORD",
        password,
        "POSTGRES_DB",
        "postgres",
        "POSTGRES_INITDB_ARGS",
        "--encoding=UTF8 --locale=C");
  }

  @Override
  public List<String> arguments(ServerOptions options) {
    List<String> arguments = new ArrayList<>();
    for (String setting : PostgresInstallation.settings(options)) {
      arguments.add("-c");
      arguments.add(setting);
    }
    return arguments;
  }

  @Override
  public List<String> preparation(String password) {
    return List.of();
  }

  @Override
  public Access access(int port, String password) {
    return new PostgresAccess(port, password);
  }
}
