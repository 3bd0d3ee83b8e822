package dev.contend.results.html;

import dev.contend.results.AtomicFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Copies the style sheet and the scripts beside the pages that use them. */
final class Assets {
  private static final String OURS = "/dev/contend/results/html/";

  private Assets() {}

  /**
   * Copies all of them.
   *
   * @param folder made if missing
   * @throws IOException with one sentence if it can't be written
   */
  static void copyTo(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "can't make the folder %s; make the one above it writable or choose another"
              .formatted(folder),
          e);
    }
    copy(OURS + "report.css", folder.resolve("report.css"));
    copy(OURS + "report.js", folder.resolve("report.js"));
    copy(
        webjar("org.webjars.npm", "chart.js", "dist/chart.umd.min.js"), folder.resolve("chart.js"));
    copy(webjar("org.webjars", "highlightjs", "highlight.min.js"), folder.resolve("highlight.js"));
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = open(resource)) {
      AtomicFile.write(file, in.readAllBytes());
    }
  }

  /** The path of a webjar's file holds its version, which the jar itself tells. */
  private static String webjar(String group, String artifact, String file) {
    Properties properties = new Properties();
    try (InputStream in = open("/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/%s/%s/%s"
        .formatted(artifact, properties.getProperty("version"), file);
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = Assets.class.getResourceAsStream(resource);
    if (in == null) {
      throw new FileNotFoundException("the class path lacks " + resource);
    }
    return in;
  }
}
