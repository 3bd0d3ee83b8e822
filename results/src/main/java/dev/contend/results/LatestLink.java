package dev.contend.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Links that lead to what is newest. */
public final class LatestLink {
  private LatestLink() {}

  /**
   * Lets a link lead somewhere else, or makes it. A convenience only: where the file system has no
   * links, or something that is none has its name, nothing happens.
   *
   * @param target relative to the link's folder
   */
  public static void point(Path link, Path target) {
    if (Files.exists(link) && !Files.isSymbolicLink(link)) {
      return;
    }
    Path temporary = AtomicFile.temporary(link);
    try {
      Files.createSymbolicLink(temporary, target);
      Files.move(
          temporary, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException noLinks) {
      return;
    }
  }
}
