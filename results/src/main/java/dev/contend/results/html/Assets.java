package dev.contend.results.html;

import dev.contend.results.AtomicFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The style sheet and the scripts of the pages. */
final class Assets {
  private static final String OURS = "/dev/contend/results/html/";

  private static final List<String> NAMES =
      List.of("report.css", "report.js", "timeline.js", "chart.js", "highlight.js");

  /** The scripts, in the order in which a page that has all of them loads them. */
  static final List<String> SCRIPTS =
      List.of("chart.js", "highlight.js", "report.js", "timeline.js", "single.js");

  private Assets() {}

  /**
   * Copies those that pages in a folder use.
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
    for (String name : NAMES) {
      AtomicFile.write(folder.resolve(name), bytes(name));
    }
  }

  /** The content of one of them. */
  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) throws IOException {
    String resource =
        switch (name) {
          case "chart.js" -> webjar("org.webjars.npm", "chart.js", "dist/chart.umd.min.js");
          case "highlight.js" -> webjar("org.webjars", "highlightjs", "highlight.min.js");
          default -> OURS + name;
        };
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
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
