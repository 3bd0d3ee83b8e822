package dev.contend.results.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, without a window. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** A machine that does other things too is slow; nothing depends on how slow. */
  private static final double PATIENCE_MS = 300_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  /** A page with all that went wrong on it. */
  record Opened(Page page, List<String> errors, List<String> requests) {

    /** Another file in its place, which takes half of what {@link Browser#open} does. */
    void follow(Path file) {
      errors.clear();
      requests.clear();
      page.navigate(file.toUri().toString());
    }
  }

  private Browser(Playwright playwright, Path executable) {
    this.playwright = playwright;
    this.chromium =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setTimeout(PATIENCE_MS)
                    .setChromiumSandbox(false)
                    .setArgs(List.of("--disable-gpu", "--disable-background-networking")));
  }

  /** Starts it; skips the test with the reason where there is none. */
  static Browser start() {
    Optional<Path> executable = find();
    assumeTrue(
        executable.isPresent(),
        "there is no Chromium here: none of "
            + NAMES
            + " is on the PATH, nor does CHROMIUM name one");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(playwright, executable.get());
  }

  private static Optional<Path> find() {
    Stream<String> named = Stream.ofNullable(System.getenv("CHROMIUM"));
    Stream<String> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> folder + "/" + name));
    return Stream.concat(named, onPath).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Opens a file as somebody who clicks on it does. */
  Opened open(Path file, int width, ColorScheme scheme) {
    Page page =
        chromium.newPage(
            new com.microsoft.playwright.Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    page.setDefaultTimeout(PATIENCE_MS);
    List<String> errors = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.onDialog(
        dialog -> {
          errors.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequestFailed(request -> errors.add("no answer: " + request.url()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
            requests.add(request.url());
          }
        });
    page.navigate(file.toUri().toString());
    return new Opened(page, errors, requests);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
