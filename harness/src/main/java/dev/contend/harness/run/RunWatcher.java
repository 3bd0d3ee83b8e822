package dev.contend.harness.run;

import dev.contend.results.CellRecord;

/** Is told how a run goes; one call at a time, from several threads. */
public interface RunWatcher {

  /** A cell is about to be run. */
  void begins(Cell cell);

  /** It was. */
  void ended(Cell cell, CellRecord record);
}
