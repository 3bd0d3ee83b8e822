package dev.contend.harness.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Installs and starts PostgreSQL from the binaries of zonky's artifacts. */
final class PostgresInstallation implements EmbeddedServer.Installation {
  /** Control connections, and those that PostgreSQL keeps for superusers. */
  private static final int SPARE_CONNECTIONS = 10;

  private final PostgresPrograms programs;

  /** Of the version on the class path. */
  PostgresInstallation() {
    this(new PostgresPrograms(Optional.empty(), news -> {}));
  }

  PostgresInstallation(PostgresPrograms programs) {
    this.programs = programs;
  }

  @Override
  public Path unpack(Binaries binaries) throws ServerException, IOException {
    return programs.unpack(binaries);
  }

  @Override
  public void install(Path home, ServerFolder folder, String password)
      throws ServerException, IOException {
    Path passwordFile = folder.write("password", ScramSecret.of(password));
    List<String> command = command(folder, home.resolve("bin/initdb"));
    command.addAll(
        List.of(
            "--pgdata=" + folder.data(),
            "--username=" + PostgresAccess.USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    try {
      folder.run(command, Map.of());
    } catch (ServerException e) {
      if (folder.ownedByRoot() && e.detail().contains("unshare")) {
        throw new ServerException(
            "PostgreSQL refuses to run as root, and this system forbids `unshare -U`, by which it"
                + " gets another user id: run Contend as an ordinary user.",
            e.detail(),
            e);
      }
      throw e;
    }
    Files.delete(passwordFile);
  }

  @Override
  public Process start(Path home, ServerFolder folder, int port, ServerOptions options)
      throws IOException {
    List<String> settings = settings(options);
    settings.addAll(
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            // Shared memory that a killed server leaves then goes with its folder.
            "dynamic_shared_memory_type=mmap"));
    List<String> command = command(folder, home.resolve("bin/postgres"));
    command.add("-D");
    command.add(folder.data().toString());
    for (String setting : settings) {
      command.add("-c");
      command.add(setting);
    }
    return folder.start(command, Map.of());
  }

  /** Settings that have nothing to do with where the server runs. */
  static List<String> settings(ServerOptions options) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "timezone=UTC",
                "max_connections=" + (options.maxConnections() + SPARE_CONNECTIONS),
                // A race provokes errors by the thousand; none of them belongs into the log.
                "log_min_messages=log",
                "log_min_error_statement=panic"));
    if (!options.durable()) {
      settings.addAll(
          List.of(
              "fsync=off",
              "synchronous_commit=off",
              "full_page_writes=off",
              // One second, the default, would be most of the time of a race for locks.
              "deadlock_timeout=3ms"));
    }
    return settings;
  }

  /** It refuses to run as root; in a user namespace of its own it does not see that it is. */
  private static List<String> command(ServerFolder folder, Path program) throws IOException {
    List<String> command = new ArrayList<>();
    if (folder.ownedByRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    return command;
  }

  @Override
  public Access access(int port, String password) {
    return new PostgresAccess(port, password);
  }
}
