package dev.contend.harness.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * An artifact with a server's programs that is not on the class path. The user's own Maven fetches
 * it, so that settings, mirrors and the local repository are those of every other build.
 */
record Artifact(String group, String name, String version) {
  /** The version that the root pom pins too. */
  static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";

  private static final long LONGEST_FETCH_MINUTES = 15;

  /** What went wrong; below them Maven only says how to see more. */
  private static final int LOG_LINES = 3;

  /** Takes what it needs out of the artifact's jar. */
  interface Reader {
    void read(JarFile jar) throws IOException;
  }

  /**
   * Fetches it and has its jar read.
   *
   * @param folder where the jar is until it was read; nothing is left there
   * @param news is told what takes so long
   * @throws ServerException if there is no Maven, or if it can't get it
   */
  void fetch(Path folder, Consumer<String> news, Reader reader)
      throws ServerException, IOException {
    news.accept("Fetching " + this + " with Maven; it is kept for later runs ...");
    Path fetched = Files.createDirectory(folder.resolve("fetched"));
    Path log = folder.resolve("maven.log");
    run(
        List.of(
            "mvn",
            "-B",
            "-q",
            "-ntp",
            "-Dstyle.color=never",
            PLUGIN + ":copy",
            "-Dartifact=" + this,
            "-DoutputDirectory=" + fetched),
        folder,
        log);
    Path file = fetched.resolve(name + "-" + version + ".jar");
    try (JarFile jar = new JarFile(file.toFile())) {
      reader.read(jar);
    }
    Files.delete(file);
    Files.delete(fetched);
    Files.delete(log);
  }

  private void run(List<String> command, Path folder, Path log)
      throws ServerException, IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile())
            .redirectErrorStream(true);
    CredentialSource.hidePasswords(builder.environment());
    Process maven;
    try {
      maven = builder.start();
    } catch (IOException e) {
      throw new ServerException(
          "there is no mvn to fetch " + this + " with; install Maven 3.6.3 or newer.", e);
    }
    // Whoever ends this process meanwhile ends Maven too; after kill -9 it ends when it is done.
    Thread end = new Thread(maven::destroy, "contend-maven");
    try {
      Runtime.getRuntime().addShutdownHook(end);
      boolean ended = maven.waitFor(LONGEST_FETCH_MINUTES, TimeUnit.MINUTES);
      Runtime.getRuntime().removeShutdownHook(end);
      if (!ended || maven.exitValue() != 0) {
        throw new ServerException(
            "mvn could not fetch %s (%s); mend what it says, or its settings.xml."
                .formatted(
                    this,
                    ended
                        ? "exit code " + maven.exitValue()
                        : "not within " + LONGEST_FETCH_MINUTES + " minutes"),
            head(log),
            null);
      }
    } catch (IllegalStateException e) {
      throw new ServerException("this process is about to end.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("fetching " + this + " was interrupted.", e);
    } finally {
      maven.destroy();
    }
  }

  private static String head(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8)
        .lines()
        .limit(LOG_LINES)
        .collect(Collectors.joining("\n"));
  }

  /** As Maven writes its coordinates. */
  @Override
  public String toString() {
    return group + ":" + name + ":" + version;
  }
}
