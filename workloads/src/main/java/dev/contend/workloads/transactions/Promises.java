package dev.contend.workloads.transactions;

import static java.util.Map.entry;

import dev.contend.checkers.transactions.levels.Level;
import java.util.Map;
import java.util.Optional;

/**
 * Which level of the literature an engine's manual promises at each isolation setting.
 *
 * <ul>
 *   <li>PostgreSQL's manual, 13.2: each statement of READ COMMITTED sees what was committed before
 *       it began; REPEATABLE READ "is implemented using a technique known in academic database
 *       literature … as Snapshot Isolation"; SERIALIZABLE "emulates serial transaction execution".
 *   <li>MariaDB's, "SET TRANSACTION": at READ UNCOMMITTED reads are dirty; at READ COMMITTED each
 *       consistent read has a snapshot of its own; of REPEATABLE READ it says that all consistent
 *       reads share the first one's, which leaves out what is written, so nothing more is promised
 *       by any name of the literature; with {@code innodb_snapshot_isolation} it is that; at
 *       SERIALIZABLE each SELECT locks what it reads.
 *   <li>H2's, "Advanced", "Transaction Isolation": no dirty reads at READ COMMITTED, and none that
 *       can't be repeated at REPEATABLE READ, for which alone the literature has no name; neither
 *       these nor phantoms at SERIALIZABLE, which is a snapshot: it "currently doesn't ensure
 *       equivalence of concurrent and serializable execution".
 * </ul>
 */
final class Promises {
  private static final Map<String, Level> LEVELS =
      Map.ofEntries(
          entry("postgres read-committed", Level.READ_COMMITTED),
          entry("postgres repeatable-read", Level.SNAPSHOT_ISOLATION),
          entry("postgres serializable", Level.SERIALIZABLE),
          entry("mariadb read-uncommitted", Level.READ_UNCOMMITTED),
          entry("mariadb read-committed", Level.READ_COMMITTED),
          entry("mariadb repeatable-read", Level.READ_COMMITTED),
          entry("mariadb repeatable-read+snapshot", Level.SNAPSHOT_ISOLATION),
          entry("mariadb serializable", Level.SERIALIZABLE),
          entry("h2 read-uncommitted", Level.READ_UNCOMMITTED),
          entry("h2 read-committed", Level.READ_COMMITTED),
          entry("h2 repeatable-read", Level.READ_COMMITTED),
          entry("h2 serializable", Level.SNAPSHOT_ISOLATION));

  private Promises() {}

  /** Empty for an engine whose manual nobody here has read. */
  static Optional<Level> of(String engine, String isolation) {
    return Optional.ofNullable(LEVELS.get(engine + " " + isolation));
  }
}
