package dev.contend.workloads.getorcreate;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a caller is told.
 *
 * @param id of the tag's row
 * @param created whether this call made the row
 */
record Tag(long id, boolean created) {

  /** The row at which a result of {@code SELECT id} stands. */
  static Tag found(ResultSet row) throws SQLException {
    return new Tag(row.getLong("id"), false);
  }

  /** A row that was inserted just now. */
  static Tag created(long id) {
    return new Tag(id, true);
  }
}
