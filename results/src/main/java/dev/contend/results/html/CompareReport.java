package dev.contend.results.html;

import dev.contend.results.RunDirectory;
import dev.contend.results.summary.ComparePage;
import dev.contend.results.summary.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the page on which two runs stand beside each other. */
public final class CompareReport {
  private CompareReport() {}

  /**
   * Writes it into the folder {@code compared} of the second run.
   *
   * @return its file
   * @throws IOException with one sentence, if it can't be written
   */
  public static Path render(RunDirectory before, RunDirectory after, Comparison comparison)
      throws IOException {
    Path folder = after.path().resolve("compared");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "can't make the folder %s; make the run's folder writable".formatted(folder), e);
    }
    Assets.copyTo(after.path().resolve("assets"));
    Path file = folder.resolve("with-" + before.path().getFileName() + ".html");
    Templates.write("compare.jte", page(before, after, comparison), file);
    return file;
  }

  private static ComparePage page(RunDirectory before, RunDirectory after, Comparison comparison) {
    boolean beside = before.path().getParent().equals(after.path().getParent());
    return ComparePage.of(
        before.path().getFileName().toString(),
        after.path().getFileName().toString(),
        beside,
        comparison);
  }
}
