package dev.contend.results.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.contend.results.browser.SamplePages.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages as axe-core judges them, in a browser of their own beside {@link PagesInBrowserIT}. */
class AccessiblePagesIT {
  @TempDir static Path folder;
  private static Browser browser;
  private static SamplePages pages;

  @BeforeAll
  static void render() throws IOException {
    browser = Browser.start();
    pages = SamplePages.render(folder);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsAccessibleInLightAndDark(Kind kind) throws IOException {
    Page page = browser.open(pages.of(kind), 1280, ColorScheme.LIGHT).page();
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(faults(page, "")).isEmpty();

    // In the dark nothing else differs.
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(faults(page, "runOnly: ['color-contrast'],")).as("in the dark").isEmpty();
    page.close();
  }

  @Test
  void whatIsNotAccessibleIsFound() throws IOException {
    Page page = browser.open(pages.of(Kind.RUNS), 1280, ColorScheme.LIGHT).page();
    page.evaluate("document.querySelector('h1').style.color = '#eee'");
    page.evaluate("document.body.append(document.createElement('img'))");

    assertThat(faults(page, ""))
        .anyMatch(fault -> fault.startsWith("color-contrast"))
        .anyMatch(fault -> fault.startsWith("image-alt"));

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.evaluate("document.querySelector('h1').style.color = '#222'");
    assertThat(faults(page, "runOnly: ['color-contrast'],"))
        .singleElement()
        .asString()
        .startsWith("color-contrast");
    page.close();
  }

  /**
   * The serious faults that axe-core finds.
   *
   * @param which an option of axe, or nothing for all rules
   */
  private static List<String> faults(Page page, String which) throws IOException {
    page.evaluate("if (!window.axe) {" + axe() + "}");
    List<?> found =
        (List<?>)
            page.evaluate(
                // What passes is not listed, which takes most of the time.
                "async () => (await axe.run({"
                    + which
                    + " resultTypes: ['violations']})).violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' +"
                    + " n.failureSummary).slice(0, 3).join('; '))");
    return found.stream().map(String::valueOf).toList();
  }

  private static String axe() throws IOException {
    try (InputStream in = AccessiblePagesIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
