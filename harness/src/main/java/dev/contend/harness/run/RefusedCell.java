package dev.contend.harness.run;

import dev.contend.checkers.Verdict;
import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A cell of which nothing was run, since its server would not have its tables or rows. */
record RefusedCell(Cell cell, RunSettings settings, SQLException answer) {

  private Verdict verdict() {
    return new Verdict.Unknown(
        "was not run: %s refused its tables or rows with \"%s\" (SQLSTATE %s)"
            .formatted(cell.database().name(), answer.getMessage(), answer.getSQLState()));
  }

  CellRecord record() {
    return CellReport.record(cell, verdict(), 0, 0, 0, 0, 0, verdict().coverage());
  }

  CellDetail detail() throws IOException {
    return new CellDetail(
        verdict().word(),
        List.of(CellReport.check("tables", verdict())),
        settings.seed(),
        CellReport.command(cell, settings),
        "",
        CellReport.strategy(cell),
        List.of(),
        List.of());
  }
}
