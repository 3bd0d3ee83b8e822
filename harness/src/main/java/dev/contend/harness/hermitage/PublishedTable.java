package dev.contend.harness.hermitage;

import dev.contend.results.HermitageRecord.Published;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of Hermitage's README, as far as it is of products that Contend runs, and its texts
 * where they say more: "R/O" of MySQL's repeatable read is that its cases of writes are allowed.
 */
final class PublishedTable {
  /** Where it stands. */
  static final String SOURCE = "https://github.com/ept/hermitage";

  private static final String POSTGRES = "PostgreSQL 9.3.5";
  private static final String MYSQL = "MySQL 5.6.21";

  private static final Set<String> CYCLES = Set.of("G2-item", "G2", "G2-three");
  private static final Set<String> WRITES = and(CYCLES, "PMP-write", "P4", "G-single-write");
  private static final Set<String> READ_COMMITTED =
      and(WRITES, "PMP", "G-single", "G-single-predicate");
  private static final Set<String> READ_UNCOMMITTED =
      and(READ_COMMITTED, "G1a", "G1b", "G1c", "OTV");

  /**
   * A line.
   *
   * @param engine whose settings are compared with it
   * @param isolation the settings that are
   * @param allowed the cases that are not prevented
   */
  private record Line(
      String engine, Set<String> isolation, String product, String level, Set<String> allowed) {}

  /** MariaDB's switch is not in MySQL, whose level of that name is what it changes. */
  private static final List<Line> LINES =
      List.of(
          new Line(
              "postgres", Set.of("read-committed"), POSTGRES, "read committed", READ_COMMITTED),
          new Line("postgres", Set.of("repeatable-read"), POSTGRES, "repeatable read", CYCLES),
          new Line("postgres", Set.of("serializable"), POSTGRES, "serializable", Set.of()),
          new Line(
              "mysql", Set.of("read-uncommitted"), MYSQL, "read uncommitted", READ_UNCOMMITTED),
          new Line("mysql", Set.of("read-committed"), MYSQL, "read committed", READ_COMMITTED),
          new Line(
              "mysql",
              Set.of("repeatable-read", "repeatable-read+snapshot"),
              MYSQL,
              "repeatable read",
              WRITES),
          new Line("mysql", Set.of("serializable"), MYSQL, "serializable", Set.of()));

  private PublishedTable() {}

  private static Set<String> and(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /**
   * What it says.
   *
   * @param engine name of the product; MariaDB is compared with MySQL, from which it comes
   * @param isolation name of the setting
   * @param name of the case
   * @param allowed whether Contend saw the anomaly; null if nobody knows
   * @return empty if it has no such product or level
   */
  static Optional<Published> of(String engine, String isolation, String name, Boolean allowed) {
    String compared = engine.equals("mariadb") ? "mysql" : engine;
    return LINES.stream()
        .filter(line -> line.engine.equals(compared) && line.isolation.contains(isolation))
        .findFirst()
        .map(line -> published(line, engine, isolation, name, allowed));
  }

  private static Published published(
      Line line, String engine, String isolation, String name, Boolean allowed) {
    boolean prevented = !line.allowed.contains(name);
    Optional<Difference> difference =
        allowed == null || prevented != allowed
            ? Optional.empty()
            : Difference.of(engine, isolation, name, allowed);
    return new Published(
        line.product,
        line.level,
        prevented,
        difference.map(Difference::why).orElse(null),
        difference.map(Difference::reference).orElse(null));
  }
}
