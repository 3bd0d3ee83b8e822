package dev.contend.results.summary;

import dev.contend.results.Agreement;
import dev.contend.results.BenchRecord;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.html.view.Answers;
import dev.contend.results.html.view.BenchPage;
import dev.contend.results.html.view.BenchTable;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Figures;
import dev.contend.results.html.view.Holding;
import dev.contend.results.html.view.IsolationFound;
import dev.contend.results.html.view.Tally;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run in Markdown as GitHub and GitLab show it: what holds where, and what is to be looked at.
 */
public final class Markdown {
  private static final Set<Agreement> AGREE = Set.of(Agreement.AS_GRADED, Agreement.UNGRADED);

  /** A comment of a pull request is no place for more. */
  private static final int MOST = 50;

  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  /** The summary of a run, with what to take where if somebody measured that. */
  public static String of(RunRecord run, Costs costs) {
    Markdown summary = new Markdown();
    summary.write(run, costs);
    return summary.text.toString();
  }

  /** The summary of a benchmark, which has no verdicts of its own. */
  public static String of(RunRecord run, BenchRecord bench) {
    Markdown summary = new Markdown();
    summary.write(run, BenchPage.of(run, bench));
    return summary.text.toString();
  }

  private void write(RunRecord run, BenchPage page) {
    line("## Contend: what each fix costs");
    line("");
    notComplete(run);
    head(run);
    line("");
    page.answers().forEach(answer -> line("- " + escaped(answer)));
    for (BenchTable table : page.tables()) {
      line("");
      row(table.title() + ", " + table.load(), table.columns());
      line("|---".repeat(table.columns().size() + 1) + "|");
      table.rows().forEach(r -> row(r.strategy(), r.cells().stream().map(Markdown::cost).toList()));
    }
    line("");
    line("Work done a second with its error, and p99 of the time until it is done.");
    command(run);
  }

  private static String cost(Optional<BenchTable.Cell> cell) {
    return cell.map(
            c ->
                "%s %s, p99 %s ms"
                    .formatted(
                        c.mark().sign(), (c.throughput() + " /s " + c.error()).strip(), c.p99()))
        .orElse(Figures.NOTHING);
  }

  private void write(RunRecord run, Costs costs) {
    line("## Contend: " + escaped(Tally.of(run.cells()).sentence()));
    line("");
    notComplete(run);
    head(run);
    List<String> answers = Answers.of(run, costs);
    if (!answers.isEmpty()) {
      line("");
      answers.forEach(answer -> line("- " + escaped(answer)));
      costs.notes().forEach(note -> line("\n" + escaped(note)));
    }
    Holding holding = Holding.of(run);
    holding.tables().forEach(this::table);
    if (!holding.notes().isEmpty()) {
      line("");
      line(escaped(String.join(" ", holding.notes())));
    }
    IsolationFound.of(run).ifPresent(this::isolation);
    disagreements(run.cells().stream().filter(c -> !AGREE.contains(c.agreement())).toList());
    command(run);
  }

  private void notComplete(RunRecord run) {
    if (!run.complete()) {
      line("**Not complete:** this run was cut short or still goes on.");
      line("");
    }
  }

  private void head(RunRecord run) {
    line(
        "%s, %s. Seed %d. %s."
            .formatted(
                escaped(run.name()),
                escaped(Figures.moment(run.started())),
                run.seed(),
                run.databases().stream()
                    .map(Markdown::database)
                    .collect(Collectors.joining("; "))));
  }

  private void command(RunRecord run) {
    line("");
    line("<details><summary>The command that repeats it</summary>");
    line("");
    line("    " + run.command().replaceAll("\\s+", " "));
    line("");
    line("</details>");
  }

  private static String database(DatabaseRecord database) {
    return escaped(database.name() + " " + database.product());
  }

  private void table(Holding.Table table) {
    line("");
    row(table.workload(), table.databases());
    line("|---".repeat(table.databases().size() + 1) + "|");
    for (Holding.Row row : table.rows()) {
      row(
          row.strategy(),
          row.cells().stream().map(cell -> cell.extent().sign() + " " + cell.words()).toList());
    }
  }

  private void isolation(IsolationFound found) {
    line("");
    line("### What isolation was it really?");
    line("");
    row("setting", List.of("promised", "seen", "Hermitage: allowed"));
    line("|---|---|---|---|");
    for (IsolationFound.Row row : found.rows()) {
      row(
          row.database() + " " + row.isolation(),
          List.of(row.promised(), row.words(), row.allowed()));
    }
  }

  private void disagreements(List<CellRecord> cells) {
    if (cells.isEmpty()) {
      return;
    }
    line("");
    line("### Cells that did not come out as graded");
    line("");
    row("cell", List.of("verdict", "anomalies", "grade"));
    line("|---|---|---|---|");
    for (CellRecord cell : cells.subList(0, Math.min(MOST, cells.size()))) {
      row(
          "%s %s on %s at %s, %s"
              .formatted(
                  cell.workload(),
                  cell.strategy(),
                  cell.database(),
                  cell.isolation(),
                  cell.driver()),
          List.of(
              cell.verdict() + ", " + cell.agreement().words(),
              String.join(", ", cell.anomalies()),
              cell.grade() + ". " + cell.gradeReason()));
    }
    if (cells.size() > MOST) {
      line("");
      line("And %d more.".formatted(cells.size() - MOST));
    }
  }

  private void row(String head, List<String> cells) {
    line(
        "| "
            + escaped(head)
            + cells.stream().map(cell -> " | " + escaped(cell)).collect(Collectors.joining())
            + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text that stays text: on one line, no HTML, no emphasis, no link, nobody called by name. */
  static String escaped(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\\\`*_\\[\\]|~#]", "\\\\$0")
        .replace("@", "&#64;");
  }
}
