package dev.contend.harness.explore.bench;

import dev.contend.harness.database.Engines;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.explore.Arena;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.search.Coverage;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many schedules the explorer runs in a second, beside what the same statements and the same
 * resets cost in a plain loop over two connections. To be run on a machine that does nothing else:
 *
 * <pre>
 * mvn -q -pl harness -am test-compile dependency:build-classpath \
 *     -Dmdep.outputFile=/tmp/classpath -Dmdep.includeScope=test
 * java -cp harness/target/test-classes:harness/target/classes:$(cat /tmp/classpath) \
 *     dev.contend.harness.explore.bench.SchedulesPerSecond
 * </pre>
 *
 * The last table and the lines after it are what it comes to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SchedulesPerSecond {
  private static final String READ = "SELECT v FROM t WHERE id = ?";
  private static final String WRITE = "UPDATE t SET v = v + 1 WHERE id = ?";
  private static final String READ_OTHER = "SELECT w FROM u WHERE id = ?";
  private static final String STATE = "SELECT SUM(v) FROM t";
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)",
          "CREATE TABLE u (id INT PRIMARY KEY, w INT NOT NULL)",
          "INSERT INTO t VALUES (1, 0), (2, 0)",
          "INSERT INTO u VALUES (1, 0), (2, 0)");

  /** The orders of two times three statements: 6! / (3! 3!). */
  private static final int ORDERS = 20;

  /** Those of two transactions of an update of the same row; in two of them one waits. */
  private static final int ORDERS_WITH_WAITS = 4;

  /** Which product. */
  @Param({"postgres", "mariadb"})
  public String engine;

  private Server server;
  private Arena arena;
  private final List<Connection> connections = new ArrayList<>();
  private final List<List<Integer>> orders = new ArrayList<>();

  /** Starts a server and makes the tables. */
  @Setup
  public void open() throws Exception {
    server = started(engine);
    arena = Arena.open(server, "read-committed", 2, TABLES);
    connections.add(arena.connect());
    connections.add(arena.connect());
    order(List.of(), 3, 3);
  }

  static Server started(String engine) throws ServerException {
    return Engines.startable().stream()
        .filter(it -> it.name().equals(engine))
        .findFirst()
        .orElseThrow()
        .start(new ServerOptions(false, 40));
  }

  private void order(List<Integer> begun, int ofFirst, int ofSecond) {
    if (ofFirst + ofSecond == 0) {
      orders.add(begun);
    }
    if (ofFirst > 0) {
      order(with(begun, 0), ofFirst - 1, ofSecond);
    }
    if (ofSecond > 0) {
      order(with(begun, 1), ofFirst, ofSecond - 1);
    }
  }

  private static List<Integer> with(List<Integer> begun, int session) {
    List<Integer> longer = new ArrayList<>(begun);
    longer.add(session);
    return longer;
  }

  /** Ends the server. */
  @TearDown
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    arena.close();
    server.close();
  }

  /** All orders of two sessions of three statements in autocommit, in a plain loop. */
  @Benchmark
  @OperationsPerInvocation(ORDERS)
  public long bare() throws SQLException {
    long sum = 0;
    for (List<Integer> order : orders) {
      arena.bed().reset().restore();
      int[] next = {0, 0};
      for (int session : order) {
        sum += statement(connections.get(session), next[session]++);
      }
      sum += query(connections.get(0), STATE, -1);
    }
    return sum;
  }

  /** The same, explored. */
  @Benchmark
  @OperationsPerInvocation(ORDERS)
  public long explored() throws Exception {
    return explore(
        ORDERS,
        (parts, given) -> {
          Connection connection = parts.connection();
          return statement(connection, 0) + statement(connection, 1) + statement(connection, 2);
        });
  }

  /** Two transactions that update the same row. */
  @Benchmark
  @OperationsPerInvocation(ORDERS_WITH_WAITS)
  public long exploredWithWaits() throws Exception {
    return explore(ORDERS_WITH_WAITS, SchedulesPerSecond::transaction);
  }

  private static Object transaction(Parts parts, Object given) throws SQLException {
    Connection connection = parts.connection();
    connection.setAutoCommit(false);
    update(connection);
    connection.commit();
    connection.setAutoCommit(true);
    return null;
  }

  private long explore(long expected, Operation.Body body) throws Exception {
    List<Operation> operations = List.of(new Operation("operation", body));
    Scenario scenario =
        new Scenario(
            "benchmark",
            parts -> null,
            List.of(new Session("A", operations), new Session("B", operations)),
            (parts, given) -> query(parts.connection(), STATE, -1),
            List.of());
    Coverage coverage = arena.all(scenario, false, trace -> true);
    if (coverage.schedules() != expected) {
      throw new IllegalStateException(coverage.words());
    }
    return coverage.schedules();
  }

  private static long statement(Connection connection, int number) throws SQLException {
    return switch (number) {
      case 0 -> query(connection, READ, 1);
      case 1 -> update(connection);
      default -> query(connection, READ_OTHER, 1);
    };
  }

  private static long update(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setInt(1, 1);
      return statement.executeUpdate();
    }
  }

  private static long query(Connection connection, String sql, int parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (parameter >= 0) {
        statement.setInt(1, parameter);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Runs all, then looks how soon a race is found. */
  public static void main(String[] arguments) throws RunnerException, Exception {
    new Runner(new OptionsBuilder().include(SchedulesPerSecond.class.getName() + "\\.").build())
        .run();
    FirstWitness.main(arguments);
  }
}
