package dev.contend.harness.explore.independence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Step.Kind;
import dev.contend.harness.explore.scenario.Step.Transaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sessions on a database that is small enough to swap steps in: whatever is called
 * independent gives the same answers and the same state in both orders.
 */
class IndependenceSimulationTest {
  private static final long SEED = 20_260_101;
  private static final int SCHEDULES = 6_000;
  private static final int SESSIONS = 3;

  /** What a session asks for next. */
  private record Wish(Kind kind, ToySql sql, boolean autocommit) {}

  private final Random random = new Random(SEED);
  private int swapped;

  @ParameterizedTest
  @ValueSource(
      ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
  void independentStepsCanBeSwapped(int level) {
    boolean repeatable = level == Connection.TRANSACTION_REPEATABLE_READ;
    Independence independence = IndependenceTest.independence("postgres", level);
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      run(independence, new ToyDatabase(repeatable));
    }
    assertThat(swapped).as("pairs that were swapped").isGreaterThan(SCHEDULES / 2);
  }

  private void run(Independence independence, ToyDatabase database) {
    List<List<Step>> steps = new ArrayList<>();
    List<List<Course>> courses = new ArrayList<>();
    IntStream.range(0, SESSIONS)
        .forEach(
            session -> {
              steps.add(new ArrayList<>());
              courses.add(new ArrayList<>());
            });
    for (int count = 0; count < 12; count++) {
      int one = random.nextInt(SESSIONS);
      int other = (one + 1 + random.nextInt(SESSIONS - 1)) % SESSIONS;
      Wish first = wish(database, one);
      Wish second = wish(database, other);
      Footprint a = footprint(independence, database, steps.get(one), courses.get(one), one, first);
      Footprint b =
          footprint(independence, database, steps.get(other), courses.get(other), other, second);
      assertThat(independence.independent(a, b)).isEqualTo(independence.independent(b, a));
      if (independence.independent(a, b)) {
        swapped++;
        ToyDatabase forward = database.copy();
        String a1 = execute(forward, one, first);
        String b1 = execute(forward, other, second);
        ToyDatabase backward = database.copy();
        String b2 = execute(backward, other, second);
        String a2 = execute(backward, one, first);
        assertThat(a2 + b2 + backward.state())
            .as("seed %s: %s, %s on %s", SEED, first, second, database.state())
            .isEqualTo(a1 + b1 + forward.state());
      }
      Step step = step(database, one, first);
      String answer = execute(database, one, first);
      if (!ToyDatabase.waits(answer)) {
        steps.get(one).add(step);
        courses.get(one).add(course(answer));
        if (ToyDatabase.failed(answer) && step.transaction() != Transaction.AUTOCOMMIT) {
          steps.get(one).add(new Step(Kind.ROLLBACK, "r", List.of(), Transaction.LATER));
          courses.get(one).add(Course.plain());
        }
      }
    }
  }

  private Wish wish(ToyDatabase database, int session) {
    boolean inTransaction = database.inTransaction(session);
    int dice = random.nextInt(10);
    if (inTransaction && dice < 3) {
      return new Wish(dice == 0 ? Kind.ROLLBACK : Kind.COMMIT, null, false);
    }
    ToySql sql = ToySql.of(random.nextInt(10), List.of("a", "b", "c", "d").get(random.nextInt(4)));
    return new Wish(Kind.STATEMENT, sql, !inTransaction && dice < 5);
  }

  private static Footprint footprint(
      Independence independence,
      ToyDatabase database,
      List<Step> before,
      List<Course> courses,
      int session,
      Wish wish) {
    SessionFootprints footprints = independence.session();
    for (int i = 0; i < before.size(); i++) {
      footprints.next(before.get(i), courses.get(i));
    }
    return footprints.next(
        step(database, session, wish), course(execute(database.copy(), session, wish)));
  }

  private static Course course(String answer) {
    return new Course(ToyDatabase.waits(answer), ToyDatabase.failed(answer), false, false);
  }

  private static Step step(ToyDatabase database, int session, Wish wish) {
    Transaction transaction =
        wish.autocommit()
            ? Transaction.AUTOCOMMIT
            : database.inTransaction(session) ? Transaction.LATER : Transaction.FIRST;
    String text = wish.sql() == null ? wish.kind().name() : wish.sql().text();
    return new Step(wish.kind(), text, List.of(), transaction);
  }

  private static String execute(ToyDatabase database, int session, Wish wish) {
    return switch (wish.kind()) {
      case COMMIT -> database.commit(session);
      case ROLLBACK -> database.rollback(session);
      default -> database.run(session, wish.sql(), wish.autocommit());
    };
  }
}
