package dev.contend.results.html;

import dev.contend.results.html.view.CheckPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the pages of {@code check --html}: one for each file, and a list if there are several. */
public final class CheckReport {
  private static final String ASSETS = "assets";

  private CheckReport() {}

  /**
   * Renders.
   *
   * @param folder made if missing; its {@code index.html} is the page of the only file, or the list
   * @return the page to open first
   * @throws IOException with one sentence, if the folder can't be written
   */
  public static Path render(List<CheckPage> files, Path folder) throws IOException {
    Assets.copyTo(folder.resolve(ASSETS));
    Path index = folder.resolve("index.html");
    if (files.size() == 1) {
      Templates.write("check.jte", files.get(0), index);
      return index;
    }
    List<CheckPage.Line> lines = new ArrayList<>();
    for (CheckPage page : files) {
      String name = "file-" + (lines.size() + 1) + ".html";
      Templates.write("check.jte", page, folder.resolve(name));
      lines.add(new CheckPage.Line(name, page));
    }
    Templates.write("checks.jte", lines, index);
    return index;
  }
}
