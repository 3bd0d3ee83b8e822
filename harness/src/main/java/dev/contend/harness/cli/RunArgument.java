package dev.contend.harness.cli;

import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a run as somebody named it. */
final class RunArgument {
  private RunArgument() {}

  /**
   * Opens it, links followed, so that {@code latest} is the run itself.
   *
   * @throws UsageException if there is no such folder
   * @throws IOException if it holds no run
   */
  static RunDirectory open(Path run) throws IOException {
    if (!Files.isDirectory(run)) {
      throw new UsageException("there is no run directory " + run);
    }
    return RunDirectory.open(run.toRealPath());
  }
}
