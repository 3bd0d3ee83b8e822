package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Restores a MariaDB schema, in one batch, which the driver sends in one go.
 *
 * <p>With TRUNCATE: what DELETE leaves takes part in gap locks until some later time, and
 * AUTO_INCREMENT goes down by no other means as fast. For two tables with 10 rows that takes 1.9
 * ms, if they were made on a server with {@code innodb_file_per_table=OFF}, as ours are, and
 * otherwise 4 to 7 ms. Rows are kept in temporary tables of the control connection, which nobody
 * else sees.
 */
final class MariaDbStateReset implements StateReset {
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int ATTEMPTS = 10;

  /** After so many restored states what was kept from the purge is given to it. */
  private static final int STATES_KEPT = 200;

  private final Connection control;
  private final Connection view;
  private int restored;
  private final Set<String> opaque;
  private final MariaDbContent content;
  private final Statement batch;

  private MariaDbStateReset(Connection control, Connection view, InnoDbQueries queries)
      throws SQLException {
    this.control = control;
    this.view = view;
    opaque = Set.copyOf(Queries.column(control, queries.opaque()));
    content = MariaDbContent.keep(control, queries);
    batch = control.createStatement();
    restore();
  }

  static MariaDbStateReset open(Schema schema, InnoDbQueries queries) throws SQLException {
    Connection control = schema.connect();
    try {
      Connection view = schema.connect();
      try {
        return new MariaDbStateReset(control, view, queries);
      } catch (SQLException e) {
        view.close();
        throw e;
      }
    } catch (SQLException e) {
      control.close();
      throw e;
    }
  }

  /**
   * TRUNCATE waits for background threads that have the table open, such as those that purge old
   * versions of rows, but for 0.7 s only ({@code ha_innobase::truncate}); then it fails with the
   * error of a lock time-out, without anybody having a lock.
   */
  @Override
  public void restore() throws SQLException {
    if (restored++ % STATES_KEPT == 0) {
      keepDeleted();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        restoreOnce();
        return;
      } catch (SQLException e) {
        if (e.getErrorCode() != LOCK_WAIT_TIMEOUT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * A row that was deleted is there, to be locked, until it is purged, which is at some time: a
   * schedule would be another one each time. As long as an older transaction could still read it,
   * it is not purged; that transaction locks nothing, as it reads nothing.
   */
  private void keepDeleted() throws SQLException {
    Queries.run(
        view,
        List.of(
            "ROLLBACK",
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT"));
  }

  private void restoreOnce() throws SQLException {
    for (String sql : content.restoring()) {
      batch.addBatch(sql);
    }
    try {
      batch.executeBatch();
    } finally {
      batch.clearBatch();
    }
  }

  @Override
  public void restoreExactly() throws SQLException {
    restore();
  }

  @Override
  public Map<String, Set<String>> tables() {
    return content.tied();
  }

  @Override
  public Set<String> opaque() {
    return opaque;
  }

  @Override
  public void close() throws SQLException {
    view.close();
    control.close();
  }
}
