package dev.contend.results.html;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.results.AtomicFile;
import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.WitnessRecord;
import dev.contend.results.html.timeline.TimeLine;
import dev.contend.results.html.view.CellPage;
import dev.contend.results.html.view.Explored;
import dev.contend.results.html.view.RunPage;
import dev.contend.results.html.view.RunsPage;
import dev.contend.results.html.witness.Witnesses;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the HTML report of a run, and the index of runs, from what is on disk alone. The pages work
 * from {@code file://} without a network; their style sheet and scripts are copied beside them.
 */
public final class Report {
  private static final String PAGE = "index.html";
  private static final String ASSETS = "assets";
  private static final Path RUNS = Path.of("results", "runs");
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Report.class.getClassLoader(),
          "dev.contend.results.html.templates");

  private Report() {}

  /**
   * Renders the page of a run and those of its cells. A cell whose files are missing or broken gets
   * a page that says so.
   *
   * @throws IOException with one sentence, if {@code run.json} can't be read or the folder not be
   *     written
   */
  public static void render(RunDirectory directory) throws IOException {
    RunRecord run = directory.run();
    Assets.copyTo(directory.path().resolve(ASSETS));
    for (CellRecord cell : run.cells()) {
      CellPage page = cellPage(directory, run, cell);
      write("cell.jte", page, directory.cell(cell.directory()).resolve(PAGE));
    }
    boolean costs = BenchReport.render(directory, run);
    if (costs && run.cells().isEmpty()) {
      // What strategies cost is all that there is to show.
      AtomicFile.write(
          directory.path().resolve(PAGE),
          Files.readAllBytes(directory.path().resolve(BenchReport.PAGE)));
      return;
    }
    write("run.jte", RunPage.of(run, directory.unjudged()), directory.path().resolve(PAGE));
  }

  private static CellPage cellPage(RunDirectory directory, RunRecord run, CellRecord cell)
      throws IOException {
    CellDetail detail;
    try {
      detail = directory.detail(cell.directory());
    } catch (IOException e) {
      return CellPage.broken(run, cell, e.getMessage());
    }
    if (cell.driver().equals(Explored.DRIVER)) {
      return explored(directory, run, cell, detail);
    }
    // Histories can be large, so only those are read that have something to show.
    if (detail.checks().stream().allMatch(check -> check.anomalies().isEmpty())) {
      return CellPage.of(run, cell, detail, indices -> Optional.empty(), "");
    }
    try {
      History events = HistoryReader.read(directory.history(cell.directory()));
      return CellPage.of(run, cell, detail, indices -> TimeLine.of(events, indices), "");
    } catch (IOException e) {
      String problem = "The history can't be shown: " + e.getMessage();
      return CellPage.of(run, cell, detail, indices -> Optional.empty(), problem);
    }
  }

  private static CellPage explored(
      RunDirectory directory, RunRecord run, CellRecord cell, CellDetail detail)
      throws IOException {
    List<WitnessRecord> witnesses;
    try {
      witnesses = directory.witnesses(cell.directory());
    } catch (IOException e) {
      String problem = "The witnesses can't be shown: " + e.getMessage();
      return CellPage.explored(run, cell, detail, List.of(), problem);
    }
    String folder = shown(directory.path()) + "/" + cell.directory();
    return CellPage.explored(
        run, cell, detail, Witnesses.of(witnesses, folder, run.databases()), "");
  }

  /** The folder of a run as commands name it: from the root of the project, if it is below it. */
  private static String shown(Path run) {
    Path path = run.toAbsolutePath().normalize();
    int names = path.getNameCount();
    Path last = names < 3 ? path : path.subpath(names - 3, names);
    return last.startsWith(RUNS) ? last.toString() : run.toString();
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
    write("runs.jte", new RunsPage(lines), runs.resolve(PAGE));
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
      boolean hasPage = Files.isRegularFile(folder.resolve(PAGE));
      return RunsPage.line(name, hasPage, RunDirectory.open(folder).run());
    } catch (IOException e) {
      return RunsPage.broken(name, e.getMessage());
    }
  }

  static void write(String template, Object page, Path file) throws IOException {
    StringOutput html = new StringOutput();
    TEMPLATES.render(template, page, html);
    AtomicFile.write(file, html.toString());
  }
}
