package dev.contend.results.html.view;

import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord.NotRun;

/** The names that make a cell. */
record Place(String workload, String strategy, String database, String isolation, String driver) {

  static Place of(CellRecord cell) {
    return new Place(
        cell.workload(), cell.strategy(), cell.database(), cell.isolation(), cell.driver());
  }

  static Place of(NotRun cell) {
    return new Place(
        cell.workload(), cell.strategy(), cell.database(), cell.isolation(), cell.driver());
  }

  /** The same at another isolation setting. */
  Place at(String other) {
    return new Place(workload, strategy, database, other, driver);
  }

  /** The same on another database. */
  Place on(String other) {
    return new Place(workload, strategy, other, isolation, driver);
  }
}
