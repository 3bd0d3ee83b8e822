package dev.contend.harness.cli;

import dev.contend.results.LatestLink;
import dev.contend.results.RunDirectory;
import java.nio.file.Path;

/** Where things are unless somebody says otherwise. */
final class Defaults {
  private Defaults() {}

  /** The folder of run directories: below the root of the project, which the launcher names. */
  static Path runs() {
    return results().resolve("runs");
  }

  /**
   * Lets {@code results/latest} lead to the last run, as in Jepsen's store, beside {@code
   * results/runs/latest}. The link itself never changes.
   */
  static void linkLatest() {
    LatestLink.point(results().resolve(RunDirectory.LATEST), Path.of("runs", RunDirectory.LATEST));
  }

  private static Path results() {
    return Path.of(System.getProperty("contend.home", ".")).resolve("results");
  }
}
