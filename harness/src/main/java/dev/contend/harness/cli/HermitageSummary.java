package dev.contend.harness.cli;

import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.html.Report;
import dev.contend.results.html.view.HermitagePage;
import dev.contend.results.html.view.Permission;
import java.io.IOException;
import picocli.CommandLine.Help.Ansi.Text;

/** The end of {@code hermitage}: a table for each database, the report, the exit code. */
final class HermitageSummary {
  private final Terminal terminal;
  private final RunDirectory directory;

  HermitageSummary(Terminal terminal, RunDirectory directory) {
    this.terminal = terminal;
    this.directory = directory;
  }

  int print(HermitageRecord table, boolean complete) throws IOException {
    // An interrupt has done its work by now; files can't be used with it pending.
    boolean interrupted = Thread.interrupted();
    for (DatabaseRecord database : directory.run().databases()) {
      Matrix matrix = new Matrix("anomaly");
      table.cells().stream()
          .filter(cell -> cell.database().equals(database.name()))
          .forEach(cell -> matrix.put(cell.name(), cell.isolation(), text(cell)));
      terminal.out.println();
      terminal.out.println(terminal.bold(database.name() + " " + database.product()));
      matrix.lines().forEach(terminal.out::println);
    }
    terminal.out.println();
    terminal.out.printf(
        "%s: in no order, and by what; %s: some order shows it; !: the published table says"
            + " otherwise.%n",
        terminal.sign("valid"), terminal.sign("invalid"));
    table.cells().stream().filter(Cell::differs).forEach(this::difference);
    table.cells().stream()
        .filter(cell -> cell.answer() == Answer.UNKNOWN)
        .forEach(cell -> terminal.out.printf("? %s: unknown, %s.%n", place(cell), cell.coverage()));
    Report.render(directory);
    Report.renderIndex(directory.path().getParent());
    terminal.out.println(HermitagePage.summary(table.cells()) + (complete ? "" : " Cut short."));
    terminal.out.println("Report: " + directory.path().resolve("index.html"));
    if (interrupted || !complete) {
      return ExitCode.INTERRUPTED;
    }
    return table.cells().stream().anyMatch(cell -> cell.answer() == Answer.UNKNOWN)
        ? ExitCode.UNKNOWN
        : ExitCode.OK;
  }

  private Text text(Cell cell) {
    Permission found = Permission.of(cell);
    String verdict = found.mark().style();
    return terminal.verdict(
        verdict,
        "%s %s%s"
            .formatted(
                terminal.sign(verdict),
                found.how().isEmpty() ? found.mark().word() : found.how(),
                cell.differs() ? " !" : ""));
  }

  private void difference(Cell cell) {
    terminal.out.printf(
        "! %s: %s; published as %s, of %s at %s. %s%n",
        place(cell),
        Permission.of(cell).words(),
        Permission.words(cell.published()),
        cell.published().product(),
        cell.published().level(),
        cell.published().why() == null ? "Nobody has explained this yet." : cell.published().why());
  }

  private static String place(Cell cell) {
    return "%s on %s at %s".formatted(cell.name(), cell.database(), cell.isolation());
  }
}
