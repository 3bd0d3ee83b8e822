package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.ROW;
import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.all;
import static dev.contend.harness.explore.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Trace;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server gave to a session it has back when the session's process dies. */
class DeadSessionsIT {

  /**
   * The process that dies may hold the lock, and the other may be waiting for it by then.
   *
   * @param closing whether its code closes its connection on its way out, and the pool keeps it
   */
  @ParameterizedTest
  @CsvSource({
    "postgres, SELECT pg_advisory_lock(7), SELECT pg_advisory_unlock(7), false",
    "postgres, SELECT pg_advisory_lock(7), SELECT pg_advisory_unlock(7), true",
    "mariadb, 'SELECT GET_LOCK(\"mine\", 20)', SELECT RELEASE_LOCK(\"mine\"), false",
    "mariadb, 'SELECT GET_LOCK(\"mine\", 20)', SELECT RELEASE_LOCK(\"mine\"), true",
  })
  void aLockOfTheDeadIsFree(String engine, String lock, String unlock, boolean closing)
      throws Exception {
    Operation.Body section =
        (parts, given) -> {
          try (Connection own = closing ? parts.dataSource().getConnection() : null) {
            Connection connection = closing ? own : parts.connection();
            Object locked = Script.execute(connection, lock);
            Script.execute(connection, ROW);
            return List.of(locked, Script.execute(connection, unlock));
          }
        };
    Scenario scenario =
        new Scenario(
            "a lock whose holder may die",
            parts -> null,
            List.of(
                new Session("A", List.of(new Operation("section", section)), true),
                Script.session("B", section)),
            STATE,
            List.of());
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES)) {
      List<Trace> traces = all(arena, scenario);
      Object held = result(traces.get(0));
      assertThat(traces).extracting(DeadSessionsIT::result).containsOnly(held);
      assertThat(traces)
          .anySatisfy(
              trace ->
                  assertThat(waits(trace))
                      .anySatisfy(
                          wait ->
                              assertThat(trace.steps().get(wait.returned()).step().kind())
                                  .isEqualTo(Step.Kind.DEATH)));
    }
  }

  /** What B was told; the lock is free for it, or will be. */
  private static Object result(Trace trace) {
    return trace.operations().stream()
        .filter(run -> run.id().lane() == 1)
        .map(OperationRun::result)
        .map(Result.Returned.class::cast)
        .map(Result.Returned::answer)
        .findFirst()
        .orElseThrow();
  }
}
