package dev.contend.workloads;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The launcher and the jars that this build has made, in a folder of their own.
 *
 * @param home where the launcher finds itself built, so that it starts no Maven
 */
record PackedContend(Path home) {
  private static final Path CONTEND = Path.of(System.getProperty("contend.home"));
  private static final Path TARGET = Path.of("workloads", "target");

  /** Puts the launcher into that folder, and links to the jars. */
  static PackedContend in(Path home) throws IOException {
    Path target = Files.createDirectories(home.resolve(TARGET));
    PackedContend packed = new PackedContend(home);
    Files.copy(CONTEND.resolve("contend"), packed.launcher(), StandardCopyOption.REPLACE_EXISTING);
    Path jar = only(CONTEND.resolve(TARGET), "contend-workloads-*[0-9].jar");
    for (Path made : List.of(jar, CONTEND.resolve(TARGET).resolve("lib"))) {
      Path link = target.resolve(made.getFileName());
      // Other processes may use it at this moment: what is there stays.
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, made);
      }
    }
    Files.writeString(target.resolve("launcher-built"), "");
    return packed;
  }

  /**
   * One for all tests with this JDK, whose classes the launcher has archived. That takes eight
   * seconds of processor time, and saves each process that runs a cell 0.4.
   */
  static PackedContend shared() {
    return Shared.PACKED;
  }

  private static final class Shared {
    static final PackedContend PACKED = make();

    private static PackedContend make() {
      Path home =
          CONTEND.resolve(TARGET).resolve("packed-" + System.getProperty("java.vm.version"));
      try {
        Files.createDirectories(home);
        // Tests run in several processes, of which the first makes it.
        try (FileChannel file =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          file.lock();
          PackedContend packed = in(home);
          Process launcher = packed.start(System.getProperty("java.home"), "--version");
          String said =
              new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          if (launcher.waitFor() != 0) {
            throw new IllegalStateException(said);
          }
          return packed;
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Starts the launcher; its output and its errors are one. */
  Process start(String javaHome, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher().toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", javaHome);
    return builder.redirectErrorStream(true).start();
  }

  private Path launcher() {
    return home.resolve("contend");
  }

  /** What is the class path alone. */
  Path jar() throws IOException {
    return only(home.resolve(TARGET), "contend-workloads-*[0-9].jar");
  }

  /** Those of all JDKs that the launcher was started with, and what it left half made. */
  List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(archiveFolder())) {
      return files.sorted().toList();
    }
  }

  /** Where they are, or would be. */
  Path archiveFolder() {
    return home.resolve(TARGET).resolve("archives");
  }

  private static Path only(Path folder, String glob) throws IOException {
    try (var files = Files.newDirectoryStream(folder, glob)) {
      return files.iterator().next();
    }
  }
}
