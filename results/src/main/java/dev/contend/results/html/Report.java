package dev.contend.results.html;

import dev.contend.results.RunDirectory;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.MeasuredCosts;
import dev.contend.results.html.view.RunsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the HTML report of a run, and the index of runs, from what is on disk alone. The pages work
 * from {@code file://} without a network; their style sheet and scripts are copied beside them.
 */
public final class Report {
  private static final String ASSETS = "assets";

  private Report() {}

  /** Renders the pages of a run with the costs that it measured, if it did. */
  public static void render(RunDirectory directory) throws IOException {
    render(directory, MeasuredCosts.of(directory));
  }

  /**
   * Renders the page of a run and those of its cells and strategies. A cell whose files are missing
   * or broken gets a page that says so.
   *
   * @param costs of its strategies, which the pages then show
   * @throws IOException with one sentence, if {@code run.json} can't be read or the folder not be
   *     written
   */
  public static void render(RunDirectory directory, Costs costs) throws IOException {
    RunPages pages = new RunPages(directory, costs);
    Assets.copyTo(directory.path().resolve(ASSETS));
    pages.render(new FolderSink(directory.path()));
  }

  /**
   * Renders the index of runs, newest first. A folder that is no whole run is listed as such.
   *
   * @param runs the folder of runs
   * @throws IOException with one sentence, if it can't be read or written
   */
  public static void renderIndex(Path runs) throws IOException {
    List<RunsPage.Line> lines = new ArrayList<>();
    for (Path folder : foldersNewestFirst(runs)) {
      lines.add(line(folder));
    }
    Assets.copyTo(runs.resolve(ASSETS));
    Templates.write("runs.jte", new RunsPage(lines), runs.resolve(RunPages.PAGE));
  }

  private static List<Path> foldersNewestFirst(Path runs) throws IOException {
    try (Stream<Path> children = Files.list(runs)) {
      return children
          .filter(child -> Files.isDirectory(child) && !Files.isSymbolicLink(child))
          .filter(child -> !child.getFileName().toString().equals(ASSETS))
          .sorted(Comparator.comparing((Path child) -> child.getFileName().toString()).reversed())
          .toList();
    } catch (IOException e) {
      throw new IOException("can't list the runs in %s; name a folder of runs".formatted(runs), e);
    }
  }

  private static RunsPage.Line line(Path folder) {
    String name = folder.getFileName().toString();
    if (!Files.exists(folder.resolve(RunDirectory.RUN_FILE))) {
      return RunsPage.broken(
          name,
          "it holds no %s; delete it if nobody is writing it".formatted(RunDirectory.RUN_FILE));
    }
    try {
      boolean hasPage = Files.isRegularFile(folder.resolve(RunPages.PAGE));
      return RunsPage.line(name, hasPage, RunDirectory.open(folder).run());
    } catch (IOException e) {
      return RunsPage.broken(name, e.getMessage());
    }
  }
}
