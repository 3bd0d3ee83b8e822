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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of page, as it opens and as axe-core judges it. */
class AccessiblePagesIT {
  private static final int NARROW = 400;
  private static final int WIDE = 1280;

  @RegisterExtension static final SharedPages SHARED = new SharedPages();

  /** One for all of them, as somebody has who follows the links. */
  private static Browser.Opened tab;

  @ParameterizedTest
  @EnumSource
  void aPageOpensWithoutErrorsFitsTheScreenAndIsAccessibleInLightAndDark(Kind kind)
      throws IOException {
    Page page = open(kind, NARROW);
    for (int width : new int[] {NARROW, WIDE}) {
      page.setViewportSize(width, 900);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .as("no scrolling to the side at " + width)
          .isLessThanOrEqualTo(width);
    }

    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(faults(page, "")).isEmpty();

    // In the dark nothing else differs.
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(faults(page, "runOnly: ['color-contrast'],")).as("in the dark").isEmpty();
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.requests()).isEmpty();
  }

  private static Page open(Kind kind, int width) {
    Path file = SHARED.pages().of(kind);
    if (tab == null) {
      tab = SHARED.browser().open(file, width, ColorScheme.LIGHT);
      return tab.page();
    }
    tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    tab.page().setViewportSize(width, 900);
    tab.follow(file);
    return tab.page();
  }

  @Test
  void whatIsNotAccessibleIsFound() throws IOException {
    Page page = open(Kind.RUNS, WIDE);
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
                // What passes is not listed, which takes most of the time, and style sheets are not
                // fetched again, which a browser does not allow of files.
                "async () => (await axe.run({"
                    + which
                    + " preload: false, resultTypes: ['violations']})).violations"
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
