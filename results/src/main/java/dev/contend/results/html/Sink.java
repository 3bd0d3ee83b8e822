package dev.contend.results.html;

import dev.contend.results.html.race.Operations;
import java.io.IOException;

/** Where the pages of a run go. Paths are relative to the run's folder, with slashes. */
interface Sink {
  /** Takes a page. */
  void page(String path, String html) throws IOException;

  /**
   * Takes the operations of a race, before the page of its cell.
   *
   * @param cell the folder of the cell, which is the key by which its page finds them
   */
  void operations(String cell, Operations operations) throws IOException;
}
