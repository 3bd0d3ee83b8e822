package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.explore.search.Coverage;
import dev.contend.harness.explore.search.Execution;
import dev.contend.harness.explore.search.PartialOrder;
import dev.contend.harness.explore.search.PreemptionOrder;
import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Letting leases expire only where it can be noticed leaves no outcome out, and neither does
 * swapping steps of locks with statements: the same are seen as when every lease expires at every
 * moment.
 */
class LeaseReductionIT {
  private static final Duration EXPIRY = Duration.ofSeconds(10);
  private static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Duration.ofHours(1));

  private static Arena arena;

  @BeforeAll
  static void openArena() throws Exception {
    arena =
        Arena.open(
            "postgres",
            "read-committed",
            2,
            List.of("CREATE TABLE note (seen INT NOT NULL)", "INSERT INTO note VALUES (1)"));
  }

  @AfterAll
  static void closeArena() throws Exception {
    arena.close();
  }

  static Stream<Scenario> scenarios() {
    Operation.Body waiting =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          write(parts, "UPDATE note SET seen = 2 * seen");
          return List.of(lease.token(), lease.release());
        };
    Operation.Body trying =
        (parts, given) -> {
          Optional<Lease> lease = parts.locks().tryLock("note", EXPIRY);
          write(parts, "UPDATE note SET seen = seen + 1");
          return List.of(lease.isPresent(), lease.isPresent() && lease.get().release());
        };
    Operation.Body looking =
        (parts, given) -> {
          write(parts, "UPDATE note SET seen = seen + 1");
          return parts.clock().instant();
        };
    return Stream.of(
        scenario("two that wait", waiting, waiting),
        scenario("one that waits, one that tries", waiting, trying),
        scenario("two that try", trying, trying),
        scenario("one that looks at the clock", waiting, looking));
  }

  private static void write(Parts parts, String sql) throws SQLException {
    try (Statement statement = parts.connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Scenario scenario(String name, Operation.Body one, Operation.Body other) {
    return new Scenario(
        name,
        parts -> null,
        List.of(
            new Session("A", List.of(new Operation("a", one))),
            new Session("B", List.of(new Operation("b", other)))),
        (parts, given) -> {
          try (Statement statement = parts.connection().createStatement();
              ResultSet row = statement.executeQuery("SELECT seen FROM note")) {
            row.next();
            return row.getInt(1);
          }
        },
        List.of());
  }

  /** What judges see: answers, state, and which operation was over before another began. */
  private static List<Object> seen(Trace trace) {
    OperationRun a = trace.operations().get(0);
    OperationRun b = trace.operations().get(1);
    return List.of(a.result(), b.result(), a.before(b), b.before(a), trace.finalState());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void noOutcomeIsLeftOut(Scenario scenario) throws Exception {
    Set<List<Object>> all = new HashSet<>();
    Set<List<Object>> noticed = new HashSet<>();
    Set<List<Object>> reduced = new HashSet<>();
    try (ScheduleRunner runner = arena.runner(scenario, Patience.DEFAULT)) {
      Execution execution = chooser -> runner.run(chooser, operation -> true, false);
      runner.expireAtEveryMoment(true);
      Coverage full = inOrder(execution, all);
      runner.expireAtEveryMoment(false);
      Coverage some = inOrder(execution, noticed);
      Coverage few =
          new PartialOrder<>(new Dependences(arena.bed()))
              .run(execution, trace -> reduced.add(seen(trace)) || true, ENDLESS);
      assertThat(some.schedules()).isLessThan(full.schedules());
      assertThat(few.schedules()).isLessThan(full.schedules());
    }
    assertThat(noticed).isEqualTo(all);
    assertThat(reduced).isEqualTo(all);
  }

  private static Coverage inOrder(Execution execution, Set<List<Object>> outcomes)
      throws Exception {
    return new PreemptionOrder()
        .run(
            execution,
            trace -> outcomes.add(seen(trace)) || true,
            ENDLESS,
            (preemptions, atLeast) -> true);
  }
}
