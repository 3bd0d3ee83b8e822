package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Queues and death, as steps of an exploration. */
class TasksIT extends Notes {
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
        Notes::state,
        List.of(),
        Map.of(
            "mail",
            (parts, given, id, task) ->
                update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1") == 1
                    ? "mailed"
                    : "no row"));
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
                Notes::state,
                List.of()));
    assertThat(exploration.coverage().complete()).isTrue();
    assertThat(traces)
        .allSatisfy(trace -> assertThat(trace.steps()).hasSizeLessThanOrEqualTo(5))
        .anySatisfy(trace -> assertThat(trace.steps().get(0).outcome()).startsWith("nothing"));
  }

  private static void run(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(sql);
    }
  }
}
