package dev.contend.results.html;

import dev.contend.results.AtomicFile;
import dev.contend.results.html.race.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes each page into a file of its own in the run's folder. */
record FolderSink(Path run) implements Sink {

  @Override
  public void page(String path, String html) throws IOException {
    write(path, html);
  }

  @Override
  public void operations(String cell, Operations operations) throws IOException {
    write(cell + "/" + RunPages.OPERATIONS, Script.file(cell, operations));
  }

  private void write(String path, String text) throws IOException {
    Path file = run.resolve(path);
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new IOException(
          "can't make the folder %s; make the run's folder writable".formatted(file.getParent()),
          e);
    }
    AtomicFile.write(file, text);
  }
}
