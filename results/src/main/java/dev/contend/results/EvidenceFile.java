package dev.contend.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What was said of history files, with all evidence, as JSON for programs. */
public final class EvidenceFile {
  /** Its name. */
  public static final String NAME = "evidence.json";

  private EvidenceFile() {}

  /**
   * Writes it.
   *
   * @param files of each file maps, lists, strings, numbers, booleans and null
   * @param folder made if missing
   * @throws IOException with one sentence, if it can't be written
   */
  public static void write(List<Map<String, Object>> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    Json.write(folder.resolve(NAME), files);
  }
}
