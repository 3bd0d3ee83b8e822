package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.ROW;
import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.all;
import static dev.contend.harness.explore.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that wait: how many schedules there are follows from what waits for what, and each wait
 * is seen, with whom it is for, and nothing else is taken for one.
 */
class BlockingIT {
  /**
   * Two sessions.
   *
   * @param schedules how many there are
   * @param waiting how many of them have a wait, always one
   */
  private record Wait(
      String engine, String setting, Script first, Script second, int schedules, int waiting) {

    /** Two critical sections: one after the other, or the second begins to wait in the first. */
    static Wait section(String engine, String setting, Script section) {
      return new Wait(engine, setting, section, section, 4, 2);
    }
  }

  static Stream<Wait> locks() {
    Script row = Script.transaction(ROW);
    Script gap = Script.transaction("SELECT * FROM t WHERE id = 5 FOR UPDATE");
    Script plainGap = Script.transaction("SELECT * FROM t WHERE id = 5");
    Script intoGap = Script.transaction("INSERT INTO t VALUES (6, 0)");
    return Stream.of(
        Wait.section("postgres", "read-committed", row),
        Wait.section("mariadb", "read-committed", row),
        Wait.section(
            "postgres", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        Wait.section(
            "mariadb", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        Wait.section(
            "postgres",
            "read-committed",
            Script.autocommit("SELECT pg_advisory_lock(7)", "SELECT pg_advisory_unlock(7)")),
        Wait.section(
            "postgres", "read-committed", Script.transaction("SELECT pg_advisory_xact_lock(7)")),
        Wait.section(
            "mariadb",
            "read-committed",
            Script.autocommit("SELECT GET_LOCK('mine', 20)", "SELECT RELEASE_LOCK('mine')")),
        Wait.section(
            "postgres", "read-committed", Script.transaction("LOCK TABLE t IN EXCLUSIVE MODE")),
        Wait.section(
            "mariadb", "read-committed", Script.autocommit("LOCK TABLES t WRITE", "UNLOCK TABLES")),
        Wait.section("h2", "read-committed", row),
        Wait.section("h2", "serializable", Script.transaction("SELECT * FROM t FOR UPDATE")),
        Wait.section("h2", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        new Wait("h2", "serializable", plainGap, intoGap, 6, 0),
        // Of the six, the insert after the gap was locked and before it was given up is the same
        // whether the other then commits before it or after.
        new Wait("mariadb", "repeatable-read", gap, intoGap, 5, 1),
        new Wait("mariadb", "serializable", plainGap, intoGap, 5, 1),
        new Wait("mariadb", "read-committed", plainGap, intoGap, 6, 0),
        new Wait("postgres", "repeatable-read", gap, intoGap, 6, 0),
        // Writer before the snapshot: 3, after it: 3, around it: 2, as it has to be over.
        new Wait(
            "postgres",
            "serializable",
            Script.transaction(ROW),
            Script.autocommit(
                "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE",
                "SELECT * FROM t",
                "COMMIT"),
            8,
            2));
  }

  @ParameterizedTest
  @MethodSource("locks")
  void eachWaitIsSeenAndEndsWhenItsLockIsFree(Wait wait) throws Exception {
    try (Arena arena = Arena.open(wait.engine, wait.setting, 2, TABLES)) {
      List<Trace> traces = all(arena, Script.scenario(STATE, wait.first, wait.second));
      assertThat(traces).hasSize(wait.schedules);
      assertThat(traces.stream().filter(trace -> !waits(trace).isEmpty())).hasSize(wait.waiting);
      for (Trace trace : traces) {
        for (TraceStep step : waits(trace)) {
          if (!step.step().text().startsWith("LOCK TABLES")) {
            assertThat(step.waitedFor()).as("%s", trace).containsExactly(1 - step.lane());
          }
          assertThat(step.returned()).as("%s", trace).isEqualTo(step.number() + 1);
        }
        assertThat(waits(trace)).as("%s", trace).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void aCommitLetsSeveralGoOnOneAfterAnother(String engine) throws Exception {
    Script script = Script.transaction(ROW);
    try (Arena arena = Arena.open(engine, "read-committed", 3, TABLES)) {
      List<Trace> traces = all(arena, Script.scenario(STATE, script, script, script));
      // Who is first: 3. While it holds the row nobody else begins: then the other two as if alone,
      // 4; or one begins, 2, and then has the row, when the third one begins before it commits, or
      // after; or both begin, 2.
      assertThat(traces).hasSize(3 * (4 + 2 * 2 + 2));
      assertThat(traces)
          .allSatisfy(trace -> assertThat(trace.finalState()).hasToString("[[1|3, 2|0, 10|0]]"));
      assertThat(traces.stream().filter(trace -> waits(trace).size() == 2)).isNotEmpty();
    }
  }

  /** A row that was deleted is not purged amid a schedule: who meets its locks waits, each time. */
  @Test
  void whatWasDeletedIsThereToBeLockedEachTime() throws Exception {
    Scenario scenario =
        Script.scenario(
            STATE,
            Script.autocommit("DELETE FROM t WHERE id = 1", ROW),
            Script.transaction("SELECT SLEEP(0.05)", "UPDATE t SET v = v * 2 WHERE v >= 0"));
    List<Choice> choices = Stream.of(0, 1, 1, 0, 1).map(Choice::step).toList();
    try (Arena arena = Arena.open("mariadb", "repeatable-read", 2, TABLES);
        ScheduleRunner runner = arena.runner(scenario, Patience.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        Trace trace = new Replay(runner, choices).run(false).orElseThrow();
        assertThat(trace.steps().get(3).waited()).as("round %d: %s", i, trace).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void aLongStatementIsNotAWait(String engine) throws Exception {
    String sleep = engine.equals("postgres") ? "SELECT pg_sleep(0.1)" : "SELECT SLEEP(0.1)";
    List<String> tables = new ArrayList<>(TABLES);
    if (engine.equals("h2")) {
      sleep = "CALL SLEEP(100)";
      tables.add("CREATE ALIAS sleep FOR 'java.lang.Thread.sleep(long)'");
    }
    try (Arena arena = Arena.open(engine, "read-committed", 2, tables)) {
      List<Trace> traces =
          all(arena, Script.scenario(STATE, Script.transaction(sleep), Script.transaction(sleep)));
      assertThat(traces).hasSize(6).allSatisfy(trace -> assertThat(waits(trace)).isEmpty());
    }
  }
}
