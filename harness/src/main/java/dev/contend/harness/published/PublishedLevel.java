package dev.contend.harness.published;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column of the table of Hermitage's README, as far as it is of products that Contend runs, and
 * what its texts say more: "R/O" of MySQL's repeatable read is that its cases of writes are
 * allowed.
 *
 * @param product of which it says so, with its version
 * @param level as it calls it
 * @param allowed the cases that are not prevented, by name, the weakest level's first
 */
public record PublishedLevel(String product, String level, List<String> allowed) {
  /** Where the table stands. */
  public static final String SOURCE = "https://github.com/ept/hermitage";

  private static final String POSTGRES = "PostgreSQL 9.3.5";
  private static final String MYSQL = "MySQL 5.6.21";

  private static final List<String> WRITES =
      List.of("PMP-write", "P4", "G-single-write", "G2-item", "G2", "G2-three");
  private static final List<String> READ_COMMITTED =
      before(WRITES, "PMP", "G-single", "G-single-predicate");
  private static final List<String> READ_UNCOMMITTED =
      before(READ_COMMITTED, "G1a", "G1b", "G1c", "OTV");
  private static final List<String> CYCLES = WRITES.subList(3, WRITES.size());

  /**
   * A column, and the settings that are compared with it.
   *
   * @param engine whose settings those are
   */
  private record Column(String engine, Set<String> isolation, PublishedLevel says) {}

  /** MariaDB's switch is not in MySQL, whose level of that name is what it changes. */
  private static final List<Column> COLUMNS =
      List.of(
          postgres("read committed", READ_COMMITTED, "read-committed"),
          postgres("repeatable read", CYCLES, "repeatable-read"),
          postgres("serializable", List.of(), "serializable"),
          mysql("read uncommitted", READ_UNCOMMITTED, "read-uncommitted"),
          mysql("read committed", READ_COMMITTED, "read-committed"),
          mysql("repeatable read", WRITES, "repeatable-read", "repeatable-read+snapshot"),
          mysql("serializable", List.of(), "serializable"));

  public PublishedLevel {
    allowed = List.copyOf(allowed);
  }

  private static Column postgres(String level, List<String> allowed, String... isolation) {
    return new Column("postgres", Set.of(isolation), new PublishedLevel(POSTGRES, level, allowed));
  }

  private static Column mysql(String level, List<String> allowed, String... isolation) {
    return new Column("mysql", Set.of(isolation), new PublishedLevel(MYSQL, level, allowed));
  }

  private static List<String> before(List<String> more, String... first) {
    return Stream.concat(Stream.of(first), more.stream()).toList();
  }

  /**
   * What is compared with a setting.
   *
   * @param engine name of the product; MariaDB is compared with MySQL, from which it comes
   * @param isolation name of the setting
   * @return empty if the table has no such product or level
   */
  public static Optional<PublishedLevel> of(String engine, String isolation) {
    String compared = engine.equals("mariadb") ? "mysql" : engine;
    return COLUMNS.stream()
        .filter(column -> column.engine.equals(compared) && column.isolation.contains(isolation))
        .map(Column::says)
        .findFirst();
  }
}
