package dev.contend.results.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser and one of each kind of page for all tests: made for the first of them, gone with the
 * last. To start the one and to write the others takes six seconds of processor time.
 */
final class SharedPages implements BeforeAllCallback {
  private Made made;

  private record Made(Browser browser, SamplePages pages, Path folder) implements AutoCloseable {
    static Made make() {
      // First, since it skips the test where there is none.
      Browser browser = Browser.start();
      try {
        Path folder = Files.createTempDirectory("contend-pages");
        return new Made(browser, SamplePages.render(folder), folder);
      } catch (IOException e) {
        browser.close();
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      browser.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    made =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SharedPages.class))
            .computeIfAbsent(Made.class, key -> Made.make(), Made.class);
  }

  Browser browser() {
    return made.browser();
  }

  SamplePages pages() {
    return made.pages();
  }
}
