package dev.contend.results.html;

import dev.contend.results.BenchRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.view.BenchPage;
import java.io.IOException;
import java.util.Optional;

/** Makes the page of what strategies cost, if a run measured that. */
final class BenchReport {
  /** Its page in the folder of a run. */
  static final String PAGE = "bench.html";

  private BenchReport() {}

  /**
   * Renders it.
   *
   * @return whether there is one
   * @throws IOException with one sentence, if a file can't be read or written
   */
  static boolean render(RunDirectory directory, RunRecord run) throws IOException {
    Optional<BenchRecord> costs = directory.costs();
    if (costs.isEmpty()) {
      return false;
    }
    Report.write("bench.jte", BenchPage.of(run, costs.get()), directory.path().resolve(PAGE));
    return true;
  }
}
