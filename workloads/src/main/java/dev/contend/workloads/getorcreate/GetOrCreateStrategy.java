package dev.contend.workloads.getorcreate;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One way to get or create. The connection is in autocommit at the isolation setting under test.
 */
public interface GetOrCreateStrategy {

  /** The tag of that name, made if it is not there. */
  Tag getOrCreate(Connection db, String name) throws SQLException;

  /** Whether the schema forbids two tags of one name. */
  default boolean unique() {
    return true;
  }
}
