package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Operation.Refusal;
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
import dev.contend.harness.explore.search.Visitor;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Locks, counters and the clock say what they touch, so schedules that differ only in the order of
 * steps that share nothing are left out: the rest shows all that all of them show.
 */
class PartsReductionIT {
  private static final Duration EXPIRY = Duration.ofSeconds(10);
  private static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Duration.ofHours(1));
  private static Arena arena;

  @BeforeAll
  static void openArena() throws Exception {
    arena =
        Arena.open(
            "postgres",
            "read-committed",
            3,
            List.of(
                "CREATE TABLE note (id INT PRIMARY KEY, seen INT NOT NULL)",
                "INSERT INTO note (id, seen) VALUES (1, 0)"));
  }

  @AfterAll
  static void closeArena() throws Exception {
    if (arena != null) {
      arena.close();
    }
  }

  /** What a schedule shows: answers, the final state, and who had ended before whom began. */
  private record Seen(List<String> answers, Object state, Set<String> before) {
    static Seen of(Trace trace) {
      Set<String> before = new HashSet<>();
      for (OperationRun one : trace.operations()) {
        for (OperationRun other : trace.operations()) {
          if (one.before(other)) {
            before.add(one.id() + " before " + other.id());
          }
        }
      }
      return new Seen(
          trace.operations().stream().map(run -> run.id() + " " + run.result()).toList(),
          trace.finalState(),
          before);
    }
  }

  @Test
  void ofALockAndItsExpiry() throws Exception {
    Operation.Body add =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          int seen = seen(parts);
          write(parts, "UPDATE note SET seen = " + (seen + 1));
          return "token %d, was %d, released %s".formatted(lease.token(), seen, lease.release());
        };
    nothingIsLeftOut(of(session("A", add), session("B", add)), Choice.Act.EXPIRE);
  }

  @Test
  void ofALockWhoseHolderDies() throws Exception {
    Operation.Body add =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          write(parts, "UPDATE note SET seen = seen + 1");
          return "released " + lease.release();
        };
    nothingIsLeftOut(
        of(
            new Session("A", List.of(new Operation("add", add)), true),
            session(
                "B",
                (parts, given) -> {
                  int seen = seen(parts);
                  return "saw %d, then %s".formatted(seen, add.run(parts, given));
                })),
        Choice.Act.DIE);
  }

  @Test
  void ofTwoLocksAndTheClock() throws Exception {
    Operation.Body two =
        (parts, given) -> {
          Optional<Lease> one = parts.locks().tryLock("one", EXPIRY);
          Lease other = parts.locks().lock("other", EXPIRY);
          return List.of(one.isPresent(), other.token(), parts.clock().millis(), other.release());
        };
    Operation.Body one =
        (parts, given) -> {
          long before = parts.clock().millis();
          Optional<Lease> lease = parts.locks().tryLock("one", EXPIRY);
          int seen = seen(parts);
          return List.of(before, lease.isPresent(), seen, lease.map(Lease::release).orElse(false));
        };
    nothingIsLeftOut(of(session("A", two), session("B", one)), Choice.Act.EXPIRE);
  }

  @Test
  void ofACounterBesideTheDatabase() throws Exception {
    Operation.Body take =
        (parts, given) -> {
          if (parts.counters().take("left").isEmpty()) {
            return new Refusal("sold-out");
          }
          write(parts, "UPDATE note SET seen = seen + 1");
          return parts.counters().get("left");
        };
    Operation.Body put =
        (parts, given) -> {
          int seen = seen(parts);
          return List.of(seen, parts.counters().add("left", 1), seen(parts));
        };
    nothingIsLeftOut(
        of(session("A", take), session("B", put), session("C", take)), Choice.Act.STEP);
  }

  private static Session session(String name, Operation.Body body) {
    return new Session(name, List.of(new Operation("op", body)));
  }

  private static Scenario of(Session... sessions) {
    return new Scenario(
        "parts",
        parts -> {
          parts.counters().set("left", 0);
          return null;
        },
        List.of(sessions),
        (parts, given) -> List.of(seen(parts), parts.counters().get("left")),
        List.of());
  }

  /**
   * @param act that some schedule has, or the scenario shows nothing
   */
  private static void nothingIsLeftOut(Scenario scenario, Choice.Act act) throws Exception {
    Set<Seen> all = new HashSet<>();
    Set<Seen> noticed = new HashSet<>();
    Set<Seen> shown = new HashSet<>();
    Set<Choice.Act> acts = new HashSet<>();
    Coverage complete;
    Coverage reduced;
    try (ScheduleRunner runner = arena.runner(scenario, Patience.DEFAULT)) {
      Execution execution = chooser -> runner.run(chooser, operation -> true, false);
      runner.expireAtEveryMoment(true);
      inOrder(
          execution,
          trace -> {
            acts.addAll(trace.choices().stream().map(Choice::act).collect(Collectors.toSet()));
            return all.add(Seen.of(trace)) || true;
          });
      runner.expireAtEveryMoment(false);
      complete = inOrder(execution, trace -> noticed.add(Seen.of(trace)) || true);
      reduced =
          new PartialOrder<>(new Dependences(arena.bed()))
              .run(execution, trace -> shown.add(Seen.of(trace)) || true, ENDLESS);
    }
    assertThat(acts).contains(act);
    assertThat(all).hasSizeGreaterThan(2);
    assertThat(noticed).isEqualTo(all);
    assertThat(shown).isEqualTo(all);
    assertThat(reduced.schedules()).isLessThan(complete.schedules());
    System.out.printf(
        "%d of %d schedules show all %d outcomes%n",
        reduced.schedules(), complete.schedules(), all.size());
  }

  private static Coverage inOrder(Execution execution, Visitor visitor) throws Exception {
    return new PreemptionOrder().run(execution, visitor, ENDLESS, (preemptions, atLeast) -> true);
  }

  private static int seen(Parts parts) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT seen FROM note WHERE id = 1")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void write(Parts parts, String sql) throws SQLException {
    try (Statement statement = parts.connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
