package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues, locks, the clock and death, as steps of an exploration. */
class PartsIT {
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  private static Server server;
  private Schema schema;
  private TestBed bed;
  private final List<Trace> traces = new ArrayList<>();

  @BeforeAll
  static void startServer() throws Exception {
    server = new PostgresEngine().start(new ServerOptions(false, 40));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void openBed() throws Exception {
    schema = server.createSchema("parts");
    try (Connection control = schema.connect()) {
      run(control, "CREATE TABLE note (id INT PRIMARY KEY, seen INT NOT NULL DEFAULT 0)");
    }
    bed = TestBed.open(server.engine(), schema, server.engine().isolationSettings().get(0), 4);
    bed.keep();
  }

  @AfterEach
  void closeBed() throws Exception {
    bed.close();
    schema.close();
  }

  @Test
  void aTaskThatIsSentInsideATransactionMayRunBeforeTheRowIsThere() throws Exception {
    Exploration account = explore(submit(false, false));
    assertThat(account.verdict()).isEqualTo(Exploration.Word.INVALID);
    assertThat(account.broken())
        .anySatisfy(
            broken -> assertThat(broken.message()).contains("mail 1").contains("answered no row"));

    Exploration onCommit = explore(submit(true, false));
    assertThat(onCommit.verdict()).isEqualTo(Exploration.Word.VALID);
  }

  @Test
  void aWorkerIsASessionFromTheMomentAtWhichItsTaskWasSent() throws Exception {
    explore(submit(false, false));
    assertThat(traces).allSatisfy(trace -> assertThat(trace.lanes()).contains("A", "mail 1"));
    // Send, then SELECT of the worker before or after COMMIT.
    assertThat(traces).hasSize(2);
    assertThat(traces)
        .allSatisfy(
            trace ->
                assertThat(trace.operations().get(1).startedBy())
                    .contains(trace.operations().get(0).id()));
  }

  @Test
  void aProcessMayDieAtEachOfItsSteps() throws Exception {
    explore(submit(true, true));
    // Before COMMIT, and between COMMIT and the dispatch.
    assertThat(traces)
        .filteredOn(trace -> trace.lanes().size() == 1)
        .extracting(Trace::finalState)
        .containsExactlyInAnyOrder("0 rows, 0 seen", "1 rows, 0 seen");
    assertThat(traces).filteredOn(trace -> trace.lanes().size() == 2).hasSize(1);
  }

  /** Inserts a note and has it mailed, before or after the commit. */
  private Scenario submit(boolean afterCommit, boolean mortal) {
    Operation.Body body =
        (parts, given) -> {
          Connection db = parts.connection();
          db.setAutoCommit(false);
          run(db, "INSERT INTO note (id) VALUES (1)");
          if (!afterCommit) {
            parts.queue("mail").send(1);
          }
          db.commit();
          if (afterCommit) {
            parts.queue("mail").send(1);
          }
          return "submitted";
        };
    return new Scenario(
        "submit",
        parts -> null,
        List.of(new Session("A", List.of(new Operation("submit", body)), mortal)),
        PartsIT::state,
        List.of(),
        Map.of(
            "mail",
            (parts, given, id, task) ->
                update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1") == 1
                    ? "mailed"
                    : "no row"));
  }

  private static Object state(Parts parts, Object given) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*), coalesce(sum(seen), 0) FROM note")) {
      row.next();
      return row.getInt(1) + " rows, " + row.getInt(2) + " seen";
    }
  }

  @Test
  void aPollThatFoundNothingIsNotTriedAgainUntilAnotherSessionHasMoved() throws Exception {
    Operation.Body send =
        (parts, given) -> {
          update(parts, "INSERT INTO note (id) VALUES (1)");
          parts.queue("jobs").send("job");
          return "sent";
        };
    Operation.Body work =
        (parts, given) -> {
          Optional<Object> job = parts.queue("jobs").poll();
          while (job.isEmpty()) {
            job = parts.queue("jobs").poll();
          }
          return job.get();
        };
    Exploration exploration =
        explore(
            new Scenario(
                "poll",
                parts -> null,
                List.of(
                    new Session("A", List.of(new Operation("send", send))),
                    new Session("B", List.of(new Operation("work", work)))),
                PartsIT::state,
                List.of()));
    assertThat(exploration.coverage().complete()).isTrue();
    assertThat(traces)
        .allSatisfy(trace -> assertThat(trace.steps()).hasSizeLessThanOrEqualTo(5))
        .anySatisfy(trace -> assertThat(trace.steps().get(0).outcome()).startsWith("nothing"));
  }

  @Test
  void aLeaseThatExpiresLetsTwoHoldTheLock() throws Exception {
    Exploration exploration = explore(addUnderLock(false));
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.INVALID);
    assertThat(exploration.broken().get(0).witness().steps())
        .extracting(step -> step.step().text())
        .contains("(the lease of note expires)");
  }

  @Test
  void aLockThatDoesNotExpireMakesTheOtherWait() throws Exception {
    Exploration exploration = explore(addUnderLock(true));
    assertThat(exploration.broken()).isEmpty();
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces).isNotEmpty();
  }

  /** Reads and writes a row under a lock; asks whether it still holds it if that is to help. */
  private static Scenario addUnderLock(boolean fenced) {
    Operation.Body add =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          int seen = seen(parts);
          int written =
              fenced
                  ? update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1 AND seen = " + seen)
                  : update(parts, "UPDATE note SET seen = " + (seen + 1) + " WHERE id = 1");
          lease.release();
          return written == 1 ? "added" : new Operation.Refusal("stale");
        };
    return new Scenario(
        "add under a lock",
        parts -> update(parts, "INSERT INTO note (id) VALUES (1)"),
        List.of(
            new Session("A", List.of(new Operation("add", add))),
            new Session("B", List.of(new Operation("add", add)))),
        PartsIT::state,
        List.of());
  }

  @Test
  void aLockWhoseHolderDiedIsFreeWhenItsLeaseExpires() throws Exception {
    Operation.Body take =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1");
          lease.release();
          return "taken";
        };
    Exploration exploration =
        explore(
            new Scenario(
                "take from the dead",
                parts -> update(parts, "INSERT INTO note (id) VALUES (1)"),
                List.of(
                    new Session("A", List.of(new Operation("take", take)), true),
                    new Session("B", List.of(new Operation("take", take)))),
                PartsIT::state,
                List.of()));
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces)
        .anySatisfy(
            trace ->
                assertThat(trace.steps())
                    .extracting(step -> step.step().text())
                    .containsSubsequence(
                        "lock note", "(the process dies)", "(the lease of note expires)"));
    assertThat(traces)
        .allSatisfy(
            trace ->
                assertThat(trace.operations().get(trace.operations().size() - 1).result())
                    .isEqualTo(new Result.Returned("taken")));
  }

  @Test
  void aCounterThatIsReadAndSetLosesWhatAnotherAdded() throws Exception {
    Exploration readAndSet =
        explore(
            count(
                counters -> {
                  long seen = counters.get("views").orElse(0);
                  counters.set("views", seen + 1);
                }));
    assertThat(readAndSet.verdict()).isEqualTo(Exploration.Word.INVALID);
    assertThat(traces).hasSizeGreaterThan(2);

    Exploration added = explore(count(counters -> counters.add("views", 1)));
    assertThat(added.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces).extracting(Trace::finalState).containsOnly(OptionalLong.of(2));
  }

  private static Scenario count(Consumer<CounterStore> how) {
    Operation.Body view =
        (parts, given) -> {
          how.accept(parts.counters());
          return "seen";
        };
    return new Scenario(
        "count",
        parts -> null,
        List.of(
            new Session("A", List.of(new Operation("view", view))),
            new Session("B", List.of(new Operation("view", view)))),
        (parts, given) -> parts.counters().get("views"),
        List.of());
  }

  @Test
  void timePassesOnlyWithALease() throws Exception {
    List<Instant> seen = new ArrayList<>();
    Operation.Body look =
        (parts, given) -> {
          Instant before = parts.clock().instant();
          parts.locks().tryLock("note", EXPIRY);
          seen.add(before);
          return Duration.between(before, parts.clock().instant());
        };
    explore(
        new Scenario(
            "look",
            parts -> null,
            List.of(new Session("A", List.of(new Operation("look", look)))),
            PartsIT::state,
            List.of()));
    assertThat(seen).containsOnly(seen.get(0));
    assertThat(traces)
        .extracting(trace -> trace.operations().get(0).result().toString())
        .anySatisfy(result -> assertThat(result).contains("PT0S"))
        .anySatisfy(result -> assertThat(result).contains(EXPIRY.toString()));
  }

  private Exploration explore(Scenario scenario) throws Exception {
    traces.clear();
    ExploreSettings settings =
        new ExploreSettings(
            ExploreSettings.DEFAULT_BUDGET, false, ExploreSettings.EVERYTHING, 2, Patience.DEFAULT);
    try (Explorer explorer =
        new Explorer(
            bed,
            scenario,
            settings,
            outcome -> outcome,
            trace -> {
              traces.add(trace);
              return List.of();
            })) {
      Exploration exploration = explorer.explore();
      assertThat(exploration.broken())
          .allSatisfy(broken -> assertThat(broken.reproduced()).isEqualTo(2));
      return exploration;
    }
  }

  private static int seen(Parts parts) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT seen FROM note WHERE id = 1")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int update(Parts parts, String sql) throws SQLException {
    try (PreparedStatement statement = parts.connection().prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }

  private static void run(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(sql);
    }
  }
}
