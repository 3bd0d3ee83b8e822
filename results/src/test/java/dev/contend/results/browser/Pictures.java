package dev.contend.results.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the pictures of the README from a run, light and dark: the top of its first page, and the
 * first witness of a cell. {@code .ci/pictures} calls it.
 */
final class Pictures {
  private static final int PAGE_WIDTH = 1000;
  private static final int PAGE_HEIGHT = 900;
  private static final int WITNESS_WIDTH = 900;

  private Pictures() {}

  /**
   * Takes them.
   *
   * @param arguments the folder of the run; a part of the names of cells, of which the first that
   *     has a witness is shown; and the folder for the pictures
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("What is needed: the folder of a run, part of a cell's name, a folder.");
      System.exit(64);
    }
    Path run = RunDirectory.open(Path.of(arguments[0]).toRealPath()).path();
    Path witness = cell(run, arguments[1]).resolve("index.html");
    Path out = Files.createDirectories(Path.of(arguments[2]));
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        String ending = scheme == ColorScheme.DARK ? "-dark.png" : ".png";
        Page first = browser.open(run.resolve("index.html"), PAGE_WIDTH, scheme).page();
        first.screenshot(
            new Page.ScreenshotOptions()
                .setPath(out.resolve("matrix" + ending))
                .setClip(0, 0, PAGE_WIDTH, PAGE_HEIGHT));
        Page cell = browser.open(witness, WITNESS_WIDTH, scheme).page();
        cell.locator(".witness .pictures > div")
            .first()
            .screenshot(new Locator.ScreenshotOptions().setPath(out.resolve("witness" + ending)));
      }
    }
  }

  private static Path cell(Path run, String part) throws IOException {
    try (Stream<Path> cells = Files.list(run.resolve("cells"))) {
      return cells
          .filter(cell -> cell.getFileName().toString().contains(part))
          .filter(cell -> Files.exists(cell.resolve("witness-1.json")))
          .min(Comparator.naturalOrder())
          .orElseThrow(
              () -> new IOException("%s has no witness of a cell %s".formatted(run, part)));
    }
  }
}
