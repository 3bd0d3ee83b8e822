package dev.contend.results.html;

import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import java.util.List;
import java.util.stream.IntStream;

/** Copies of records with one thing changed. */
final class Records {
  private Records() {}

  static RunRecord withCells(RunRecord run, List<CellRecord> cells) {
    return copy(run, run.complete(), cells);
  }

  static RunRecord cutShort(RunRecord run) {
    return copy(run, false, run.cells());
  }

  private static RunRecord copy(RunRecord run, boolean complete, List<CellRecord> cells) {
    return new RunRecord(
        run.name(),
        run.started(),
        run.seconds(),
        complete,
        run.seed(),
        run.command(),
        run.durable(),
        run.clients(),
        run.machine(),
        run.databases(),
        cells);
  }

  static CellDetail withFindings(CellDetail detail, int count) {
    List<Finding> findings =
        IntStream.range(0, count)
            .mapToObj(i -> new Finding("kind", "finding " + i, List.of(i, 100_000, -1)))
            .toList();
    return new CellDetail(
        detail.verdict(),
        List.of(new Check("checker", "invalid", "all of it", findings)),
        detail.seed(),
        detail.command(),
        detail.isolationReadBack(),
        detail.strategy(),
        detail.latencies(),
        detail.errors());
  }
}
