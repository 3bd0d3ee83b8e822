package dev.contend.results.html;

import dev.contend.results.AtomicFile;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;

/** The templates, which were compiled with this module. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "dev.contend.results.html.templates");

  private Templates() {}

  /** A page as HTML. */
  static String render(String template, Object page) {
    StringOutput html = new StringOutput();
    ENGINE.render(template, page, html);
    return html.toString();
  }

  /** The same into a file. */
  static void write(String template, Object page, Path file) throws IOException {
    AtomicFile.write(file, render(template, page));
  }
}
