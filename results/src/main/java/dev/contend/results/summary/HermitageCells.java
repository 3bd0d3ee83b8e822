package dev.contend.results.summary;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.HermitageRecord.Published;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.io.IOException;
import java.util.List;

/**
 * Hermitage's table as cells like those of other runs, so that what tells of those tells of it too:
 * a case that is prevented is {@code valid}, one that is allowed {@code invalid}, and what the
 * published table says is its grade. Where the two differ and somebody has explained it, it has
 * none.
 */
public final class HermitageCells {
  private static final String WORKLOAD = "hermitage";
  private static final String DRIVER = "explore";

  private HermitageCells() {}

  /**
   * The record of a run, with such cells if it made the table.
   *
   * @throws IOException with one sentence, if it can't be read
   */
  public static RunRecord of(RunDirectory directory) throws IOException {
    RunRecord run = directory.run();
    return directory
        .hermitage()
        .map(HermitageRecord::cells)
        .map(cells -> run.withCells(cells.stream().map(HermitageCells::cell).toList()))
        .orElse(run);
  }

  private static CellRecord cell(Cell cell) {
    Published published = cell.published();
    boolean graded = published != null && (!cell.differs() || published.why() == null);
    boolean breaks = graded && !published.prevented();
    return new CellRecord(
        cell.directory(),
        WORKLOAD,
        cell.name(),
        cell.database(),
        cell.isolation(),
        DRIVER,
        !graded ? "unclear" : breaks ? "breaks" : "holds",
        breaks ? List.of(cell.name()) : List.of(),
        reason(published),
        verdict(cell.answer()),
        agreement(cell, graded),
        cell.answer() == Answer.ALLOWED ? List.of(cell.name()) : List.of(),
        cell.schedules(),
        0,
        0,
        0,
        0,
        cell.coverage());
  }

  private static String reason(Published published) {
    if (published == null) {
      return "The published table has no such product or level.";
    }
    return "So says the published table of %s at %s.%s"
        .formatted(
            published.product(),
            published.level(),
            published.why() == null ? "" : " " + published.why());
  }

  private static String verdict(Answer answer) {
    return switch (answer) {
      case ALLOWED -> "invalid";
      case ERROR, WAITS, SNAPSHOT -> "valid";
      case UNKNOWN -> "unknown";
    };
  }

  private static Agreement agreement(Cell cell, boolean graded) {
    if (!graded) {
      return Agreement.UNGRADED;
    }
    if (cell.answer() == Answer.UNKNOWN) {
      return Agreement.UNDECIDED;
    }
    return cell.differs() ? Agreement.CONTRADICTS : Agreement.AS_GRADED;
  }
}
