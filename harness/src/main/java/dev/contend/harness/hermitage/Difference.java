package dev.contend.harness.hermitage;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a cell is known to differ from the published table.
 *
 * @param engine the product
 * @param isolation name of the setting
 * @param cases that differ there
 * @param allowed whether it is Contend that saw the anomaly
 * @param why in sentences
 * @param reference where the product's makers say so
 */
record Difference(
    String engine,
    String isolation,
    Set<String> cases,
    boolean allowed,
    String why,
    String reference) {
  private static final List<Difference> KNOWN =
      List.of(
          new Difference(
              "mariadb",
              "repeatable-read+snapshot",
              Set.of("P4", "PMP-write", "G-single-write"),
              false,
              "MySQL has no innodb_snapshot_isolation. With it, InnoDB looks for write-write"
                  + " conflicts at REPEATABLE READ: whoever is about to lock a row that was changed"
                  + " after its snapshot is rolled back with error 1020.",
              "https://jira.mariadb.org/browse/MDEV-35124"));

  /** Of a cell; empty if nobody has explained it yet. */
  static Optional<Difference> of(String engine, String isolation, String name, boolean allowed) {
    return KNOWN.stream()
        .filter(
            known ->
                known.engine.equals(engine)
                    && known.isolation.equals(isolation)
                    && known.cases.contains(name)
                    && known.allowed == allowed)
        .findFirst();
  }
}
