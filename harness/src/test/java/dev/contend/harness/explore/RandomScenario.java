package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Two sessions of two to four statements, or three of two, that read, lock, insert, update and
 * delete at random in tables that a foreign key ties and in tables that nothing does; each session
 * as one or two operations, in a transaction or in autocommit.
 */
record RandomScenario(List<List<Script>> sessions) {
  /** A bound of the cost: no more interleavings if nothing waits. */
  private static final long MOST_SCHEDULES = 260;

  /** The tables, with few rows, so that sessions meet. */
  static List<String> tables(String identity) {
    return List.of(
        "CREATE TABLE parent (id INT PRIMARY KEY, v INT NOT NULL)",
        "CREATE TABLE child (id INT PRIMARY KEY, parent INT NOT NULL, v INT NOT NULL,"
            + " FOREIGN KEY (parent) REFERENCES parent (id))",
        "CREATE TABLE solo (id INT PRIMARY KEY, v INT NOT NULL, code INT NOT NULL UNIQUE)",
        "CREATE TABLE log (id " + identity + ", v INT)",
        "INSERT INTO parent VALUES (1, 1), (2, 2)",
        "INSERT INTO child VALUES (1, 1, 1), (2, 1, 2)",
        "INSERT INTO solo VALUES (1, 1, 1), (3, 2, 5)",
        "INSERT INTO log (v) VALUES (1)");
  }

  static RandomScenario of(Random random) {
    while (true) {
      int count = random.nextInt(3) == 0 ? 3 : 2;
      List<List<Script>> sessions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sessions.add(session(random, count == 3 ? 2 : 2 + random.nextInt(3)));
      }
      RandomScenario scenario = new RandomScenario(sessions);
      if (scenario.interleavings() <= MOST_SCHEDULES) {
        return scenario;
      }
    }
  }

  private static List<Script> session(Random random, int statements) {
    int first = random.nextInt(3) == 0 ? 1 + random.nextInt(statements - 1) : statements;
    List<Script> scripts = new ArrayList<>();
    scripts.add(script(random, first));
    if (first < statements) {
      scripts.add(script(random, statements - first));
    }
    return scripts;
  }

  private static Script script(Random random, int statements) {
    boolean transaction = random.nextInt(4) > 0;
    List<String> all = new ArrayList<>();
    for (int i = 0; i < statements; i++) {
      all.add(statement(random));
    }
    if (transaction && statements > 2 && random.nextInt(6) == 0) {
      all.set(0, "SAVEPOINT s");
      all.set(2, "ROLLBACK TO SAVEPOINT s");
    }
    return new Script(transaction, random.nextInt(4) == 0, all);
  }

  private static String statement(Random random) {
    String table = List.of("parent", "child", "solo", "solo", "log").get(random.nextInt(5));
    int id = 1 + random.nextInt(random.nextBoolean() ? 2 : 4);
    int value = random.nextInt(4);
    String row = table + " WHERE id = " + id;
    String some = table + " WHERE v >= " + value;
    String end = List.of("", " NOWAIT", " SKIP LOCKED").get(random.nextInt(3));
    return switch (random.nextInt(13)) {
      case 0 -> "SELECT v FROM " + row;
      case 1 -> "SELECT COUNT(*), SUM(v) FROM " + some;
      case 2 -> "SELECT v FROM " + row + " FOR UPDATE" + end;
      case 3 -> "SELECT id, v FROM " + some + " ORDER BY id FOR UPDATE";
      case 4, 5 -> "UPDATE " + table + " SET v = v + 1 WHERE id = " + id;
      case 6 -> "UPDATE " + table + " SET v = v * 2 WHERE v >= " + value;
      case 7 -> "DELETE FROM " + row;
      case 8 -> "DELETE FROM " + some;
      case 9 -> "INSERT INTO log (v) SELECT SUM(v) FROM " + some;
      case 10 -> "SELECT COUNT(*) FROM solo JOIN log ON solo.v <= log.v WHERE solo.id >= " + id;
      default -> insert(random, table, id, value);
    };
  }

  private static String insert(Random random, String table, int id, int value) {
    return switch (table) {
      case "parent" -> "INSERT INTO parent VALUES (%d, %d)".formatted(id, value);
      case "child" -> "INSERT INTO child VALUES (%d, %d, 0)".formatted(id, 1 + random.nextInt(3));
      case "solo" -> "INSERT INTO solo VALUES (%d, 0, %d)".formatted(id, 4 + value);
      default -> "INSERT INTO log (v) VALUES (%d)".formatted(value);
    };
  }

  /** How many there are if nothing waits and nothing fails. */
  long interleavings() {
    long result = 1;
    int total = 0;
    for (List<Script> session : sessions) {
      int steps = session.stream().mapToInt(Script::steps).sum();
      for (int i = 1; i <= steps; i++) {
        total++;
        result = result * total / i;
      }
    }
    return result;
  }

  Scenario scenario() {
    List<Session> all = new ArrayList<>();
    for (List<Script> scripts : sessions) {
      all.add(
          Script.session(
              String.valueOf((char) ('A' + all.size())), scripts.toArray(Operation.Body[]::new)));
    }
    return new Scenario(
        "random",
        parts -> null,
        all,
        Script.observing(
            "SELECT * FROM parent ORDER BY id",
            "SELECT * FROM child ORDER BY id",
            "SELECT * FROM solo ORDER BY id",
            "SELECT * FROM log ORDER BY id"),
        List.of());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<Script> session : sessions) {
      text.append("session\n");
      for (Script script : session) {
        text.append(script.transaction() ? "  transaction" : "  autocommit")
            .append(script.stubborn() ? ", goes on after errors\n" : "\n");
        script.statements().forEach(sql -> text.append("    ").append(sql).append('\n'));
      }
    }
    return text.toString();
  }

  static List<RandomScenario> many(long seed, int count) {
    Random random = new Random(seed);
    List<RandomScenario> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(of(random));
    }
    return Collections.unmodifiableList(all);
  }
}
