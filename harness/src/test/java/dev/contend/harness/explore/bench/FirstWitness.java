package dev.contend.harness.explore.bench;

import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Arena;
import dev.contend.harness.explore.Check;
import dev.contend.harness.explore.Exploration;
import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** How soon two cancels of one order, which check and then act, are found to return two items. */
final class FirstWitness {
  private static final int ROUNDS = 3;

  private FirstWitness() {}

  private static List<String> tables(String identity) {
    return List.of(
        "CREATE TABLE product (id " + identity + ", stock BIGINT NOT NULL)",
        "CREATE TABLE orders (id "
            + identity
            + ", product_id BIGINT NOT NULL REFERENCES product (id),"
            + " status VARCHAR(20) NOT NULL)",
        "INSERT INTO product (stock) VALUES (0)",
        "INSERT INTO orders (product_id, status) VALUES (1, 'open')");
  }

  private static Object cancel(Parts parts, Object given) throws SQLException {
    Connection db = parts.connection();
    if (!query(db, "SELECT status FROM orders WHERE id = ?").equals("open")) {
      return false;
    }
    update(db, "UPDATE product SET stock = stock + 1 WHERE id = ?");
    update(db, "UPDATE orders SET status = 'cancelled' WHERE id = ?");
    return true;
  }

  private static String query(Connection db, String sql) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      statement.setLong(1, 1);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static void update(Connection db, String sql) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      statement.setLong(1, 1);
      statement.executeUpdate();
    }
  }

  private static Scenario twoCancels() {
    List<Operation> cancel = List.of(new Operation("cancel", FirstWitness::cancel));
    return new Scenario(
        "two cancels",
        parts -> null,
        List.of(new Session("A", cancel), new Session("B", cancel)),
        (parts, given) -> query(parts.connection(), "SELECT stock FROM product WHERE id = ?"),
        List.of());
  }

  /** Prints it; the first of each engine with a Java process that has loaded nothing. */
  public static void main(String[] arguments) throws Exception {
    for (String engine : List.of("postgres", "mariadb")) {
      try (Server server = SchedulesPerSecond.started(engine)) {
        for (int round = 1; round <= ROUNDS; round++) {
          System.out.printf("%s: first witness %s%n", engine, find(server));
        }
      }
    }
  }

  private static String find(Server server) throws Exception {
    ExploreSettings settings =
        new ExploreSettings(
            ExploreSettings.DEFAULT_BUDGET, true, kind -> true, 3, Patience.DEFAULT);
    long start = System.nanoTime();
    try (Arena arena =
        Arena.open(server, "read-committed", 2, tables(server.engine().identityColumn()))) {
      try (Explorer explorer =
          new Explorer(arena.bed(), twoCancels(), settings, UnaryOperator.identity(), Check.NONE)) {
        Exploration exploration = explorer.explore();
        return "in %.2f s, with its tables, sessions, and %d replays: %s"
            .formatted(
                (System.nanoTime() - start) / 1e9,
                settings.replays(),
                exploration.broken().get(0).message());
      }
    }
  }
}
