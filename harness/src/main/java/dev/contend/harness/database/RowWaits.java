package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Which sessions wait for rows, gaps and AUTO_INCREMENT, as InnoDB tells it. */
interface RowWaits {

  /** All that wait at this moment, each with a number that another wait has not. */
  Map<Long, Long> now() throws SQLException;

  /** For whom each of them waits. May take longer than {@link #now}. */
  Map<Long, Set<Long>> holders() throws SQLException;
}
