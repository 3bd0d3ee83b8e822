package dev.contend.results.html;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.race.Operations;
import dev.contend.results.html.race.OverTime;
import dev.contend.results.html.timeline.TimeLine;
import dev.contend.results.html.view.CellPage;
import dev.contend.results.html.view.Explored;
import dev.contend.results.html.witness.Witnesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the pages of cells, of several at the same time if several threads ask. */
final class CellPages {
  private static final Path RUNS = Path.of("results", "runs");

  private final RunDirectory directory;
  private final RunRecord run;

  CellPages(RunDirectory directory, RunRecord run) {
    this.directory = directory;
    this.run = run;
  }

  /**
   * A page with what belongs to it.
   *
   * @param detail empty if it can't be read, as the page then says
   * @param operations of a race
   */
  record Made(
      CellRecord cell, Optional<CellDetail> detail, Optional<Operations> operations, String html) {

    private static Made of(
        CellRecord cell, CellDetail detail, Optional<Operations> operations, CellPage page) {
      return new Made(
          cell, Optional.ofNullable(detail), operations, Templates.render("cell.jte", page));
    }
  }

  /**
   * Makes a page. If files of the cell are missing or broken, it says so.
   *
   * @throws UncheckedIOException with one sentence, if the cell's folder is none of the run's
   */
  Made make(CellRecord cell) {
    try {
      directory.cell(cell.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CellDetail detail;
    try {
      detail = directory.detail(cell.directory());
    } catch (IOException e) {
      return Made.of(cell, null, Optional.empty(), CellPage.broken(run, cell, e.getMessage()));
    }
    return cell.driver().equals(Explored.DRIVER)
        ? Made.of(cell, detail, Optional.empty(), explored(cell, detail))
        : raced(cell, detail);
  }

  private Made raced(CellRecord cell, CellDetail detail) {
    History events;
    try {
      events = HistoryReader.read(directory.history(cell.directory()));
    } catch (IOException e) {
      String problem = "The history can't be shown: " + e.getMessage();
      CellPage page =
          CellPage.of(run, cell, detail, indices -> Optional.empty(), Optional.empty(), problem);
      return Made.of(cell, detail, Optional.empty(), page);
    }
    // The process behind the last client's looks at the state before and after.
    int observer = run.clients();
    Operations operations = Operations.of(events, named(detail), observer);
    CellPage.Race race =
        new CellPage.Race(
            cell.directory(),
            operations.count(),
            operations.omitted(),
            operations.named().length,
            OverTime.of(events, observer));
    CellPage page =
        CellPage.of(
            run, cell, detail, indices -> TimeLine.of(events, indices), Optional.of(race), "");
    return Made.of(cell, detail, Optional.of(operations), page);
  }

  /** The operations that findings name. */
  private static Set<Integer> named(CellDetail detail) {
    return detail.checks().stream()
        .flatMap(check -> check.anomalies().stream())
        .map(Finding::operations)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private CellPage explored(CellRecord cell, CellDetail detail) {
    List<Witnesses> witnesses;
    try {
      witnesses = witnesses(cell.directory());
    } catch (IOException e) {
      String problem = "The witnesses can't be shown: " + e.getMessage();
      return CellPage.explored(run, cell, detail, List.of(), problem);
    }
    return CellPage.explored(run, cell, detail, witnesses, "");
  }

  /**
   * The witnesses of a cell.
   *
   * @param cell its folder's name
   * @throws IOException with one sentence, if they can't be read
   */
  List<Witnesses> witnesses(String cell) throws IOException {
    return Witnesses.of(
        directory.witnesses(cell), shown(directory.path()) + "/" + cell, run.databases());
  }

  /** The folder of a run as commands name it: from the root of the project, if it is below it. */
  private static String shown(Path run) {
    Path path = run.toAbsolutePath().normalize();
    int names = path.getNameCount();
    Path last = names < 3 ? path : path.subpath(names - 3, names);
    return last.startsWith(RUNS) ? last.toString() : run.toString();
  }
}
