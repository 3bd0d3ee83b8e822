package dev.contend.harness.redis;

import dev.contend.harness.database.Binaries;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The program of the artifact embedded-redis. */
final class RedisProgram {
  /** The artifact's name for it; it calls itself 6.2.11. */
  static final String NAME = "redis-server-6.2.6-v5-linux-amd64";

  private RedisProgram() {}

  /** The program's file, unpacked if need be. */
  static Path unpack(Binaries binaries) throws ServerException, IOException {
    byte[] program;
    try (InputStream stream = RedisProgram.class.getClassLoader().getResourceAsStream(NAME)) {
      if (stream == null) {
        throw new ServerException("the class path has no " + NAME + ": add embedded-redis.");
      }
      program = stream.readAllBytes();
    }
    CRC32 checksum = new CRC32();
    checksum.update(program);
    Path home =
        binaries.unpacked(
            "redis-%08x".formatted(checksum.getValue()), folder -> write(program, folder));
    return home.resolve(NAME);
  }

  private static void write(byte[] program, Path folder) throws IOException {
    Path file = Files.write(folder.resolve(NAME), program);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("no permission to make " + file + " executable");
    }
  }

  /** Starts it; whoever asks with that password on that port of the loopback address is let in. */
  static Process start(Path program, ServerFolder folder, int port, String password)
      throws IOException {
    // A file, since a password among the arguments would show in the list of processes.
    Path settings =
        folder.write(
            "redis.conf",
            """
            bind 127.0.0.1
            port %d
            requirepass %s
            save ""
            appendonly no
            """
                .formatted(port, password));
    return folder.start(List.of(program.toString(), settings.toString()), Map.of());
  }

  /** Why it ended before it took a connection. */
  static String whyEnded(int exitCode, String log) {
    return log.contains("libssl.so.3")
        ? "it needs OpenSSL 3 (libssl.so.3), which this system lacks: install it."
        : "it ended with exit code " + exitCode + " before it took a connection.";
  }
}
