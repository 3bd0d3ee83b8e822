package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.search.Coverage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three sessions of three statements, to the end; of two on MariaDB, whose tables take longer to
 * restore, but for {@code -Dcontend.three.full=true}.
 */
class ThreeSessionsIT {
  private static final List<String> TABLES =
      IntStream.range(0, 3)
          .boxed()
          .flatMap(
              i ->
                  List.of(
                      "CREATE TABLE t%d (id INT PRIMARY KEY, v INT NOT NULL)".formatted(i),
                      "INSERT INTO t%d VALUES (1, 0)".formatted(i))
                      .stream())
          .toList();

  private static Script script(int table, int statements) {
    String update = "UPDATE t%d SET v = v + 1 WHERE id = 1".formatted(table);
    return new Script(false, false, Collections.nCopies(statements, update));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void allOrdersAreRunAndFewAreNeeded(String engine) throws Exception {
    int statements = engine.equals("postgres") || Boolean.getBoolean("contend.three.full") ? 3 : 2;
    // 9! / (3! 3! 3!) and 6! / (2! 2! 2!)
    int count = statements == 3 ? 1680 : 90;
    Scenario scenario =
        Script.scenario(
            Script.observing("SELECT t0.v, t1.v, t2.v FROM t0, t1, t2"),
            script(0, statements),
            script(1, statements),
            script(2, statements));
    try (Arena arena = Arena.open(engine, "read-committed", 3, TABLES)) {
      Set<List<Choice>> schedules = new HashSet<>();
      long start = System.nanoTime();
      Coverage all =
          arena.all(
              scenario,
              false,
              trace -> {
                assertThat(trace.finalState())
                    .hasToString("[[%1$d|%1$d|%1$d]]".formatted(statements));
                return schedules.add(trace.choices());
              });
      long between = System.nanoTime();
      Coverage reduced =
          arena.reduced(
              scenario,
              trace -> {
                assertThat(schedules).contains(trace.choices());
                return true;
              });
      System.out.printf(
          "%s, 3 sessions of %d statements: %s in %.1f s; %s and %d broken off in %.1f s%n",
          engine,
          statements,
          all.words(),
          (between - start) / 1e9,
          reduced.words(),
          reduced.brokenOff(),
          (System.nanoTime() - between) / 1e9);
      assertThat(all.words()).isEqualTo("all %,d schedules".formatted(count));
      assertThat(schedules).hasSize(count);
      assertThat(reduced.complete()).isTrue();
      assertThat(reduced.schedules()).isLessThan(count / 4);
    }
  }
}
