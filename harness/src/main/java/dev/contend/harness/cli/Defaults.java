package dev.contend.harness.cli;

import java.nio.file.Path;

/** Where things are unless somebody says otherwise. */
final class Defaults {
  private Defaults() {}

  /** The folder of run directories: below the root of the project, which the launcher names. */
  static Path runs() {
    return Path.of(System.getProperty("contend.home", ".")).resolve("results").resolve("runs");
  }
}
