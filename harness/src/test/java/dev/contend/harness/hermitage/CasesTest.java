package dev.contend.harness.hermitage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.hermitage.Told.End;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each criterion on answers made by hand: such that show the anomaly, and such that do not. */
class CasesTest {
  private static final String DEADLOCK = "40001/1213";

  /** Rows in the order id, value, id, value, … */
  private static List<Row> rows(int... numbers) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      rows.add(new Row(numbers[i], numbers[i + 1]));
    }
    return rows;
  }

  private static Said read(int... numbers) {
    return new Said.Read(rows(numbers));
  }

  private static Said changed(int rows) {
    return new Said.Changed(rows);
  }

  private static Told committed(Said... said) {
    return new Told(List.of(said), End.COMMITTED, "");
  }

  private static Told failed(String error, Said... said) {
    return new Told(List.of(said), End.FAILED, error);
  }

  private static Told rolledBack(Said... said) {
    return new Told(List.of(said), End.ROLLED_BACK, "");
  }

  private static Answers answers(List<Row> left, Told... sessions) {
    return new Answers(List.of(sessions), left);
  }

  private static Arguments shows(String name, Answers answers) {
    return Arguments.of(name, true, answers);
  }

  private static Arguments doesNot(String name, Answers answers) {
    return Arguments.of(name, false, answers);
  }

  static Stream<Arguments> judged() {
    Said one = changed(1);
    Said before = read(1, 10);
    Said other = read(2, 20);
    Said both = read(1, 10, 2, 20);
    Said dirty = read(1, 101, 2, 20);
    List<Row> any = rows(1, 10, 2, 20);
    Told writer = committed(one, one);
    return Stream.of(
        shows("G0", answers(rows(1, 11, 2, 22), writer, writer)),
        shows("G0", answers(rows(1, 12, 2, 21), writer, writer)),
        doesNot("G0", answers(rows(1, 12, 2, 22), writer, writer)),
        doesNot("G0", answers(rows(1, 11, 2, 21), writer, failed(DEADLOCK, one))),
        shows("G1a", answers(any, rolledBack(one), committed(both, dirty))),
        shows("G1a", answers(any, failed("x", one), committed(dirty, both))),
        doesNot("G1a", answers(any, rolledBack(one), committed(both, both))),
        doesNot("G1a", answers(any, rolledBack(one), failed("40001", dirty, both))),
        shows("G1b", answers(any, writer, committed(dirty, read(1, 11, 2, 20)))),
        doesNot("G1b", answers(any, writer, committed(both, read(1, 11, 2, 20)))),
        doesNot("G1b", answers(any, writer, failed("40001", dirty))),
        shows("G1c", answers(any, committed(one, read(2, 22)), committed(one, read(1, 11)))),
        doesNot("G1c", answers(any, committed(one, other), committed(one, read(1, 11)))),
        doesNot("G1c", answers(any, committed(one, read(2, 22)), committed(one, before))),
        doesNot("G1c", answers(any, committed(one, read(2, 22)), failed("x", one, read(1, 11)))),
        shows("PMP", answers(any, committed(read(), read(3, 30)), committed(one))),
        doesNot("PMP", answers(any, committed(read(), read()), committed(one))),
        doesNot("PMP", answers(any, committed(read(3, 30), read(3, 30)), committed(one))),
        doesNot("PMP", answers(any, failed("x", read(), read(3, 30)), committed(one))),
        shows(
            "PMP-write", answers(rows(2, 30), committed(changed(2)), committed(other, one, other))),
        shows(
            "PMP-write",
            answers(
                rows(1, 20, 2, 30),
                committed(changed(2)),
                committed(read(), changed(0), read(1, 20)))),
        shows(
            "PMP-write",
            answers(rows(2, 30), committed(changed(2)), committed(other, one, read()))),
        doesNot(
            "PMP-write",
            answers(rows(1, 20), committed(changed(1)), committed(other, one, read()))),
        doesNot(
            "PMP-write",
            answers(rows(2, 30), committed(changed(2)), committed(read(1, 20), one, read()))),
        doesNot(
            "PMP-write",
            answers(rows(2, 30), committed(changed(2)), failed("40001", other, one, other))),
        shows("P4", answers(any, committed(before, one), committed(before, one))),
        doesNot("P4", answers(any, committed(before, one), committed(read(1, 11), one))),
        doesNot("P4", answers(any, committed(before, one), failed("40001", before))),
        shows("G-single", answers(any, committed(before, read(2, 18)), writer)),
        doesNot("G-single", answers(any, committed(before, other), writer)),
        doesNot("G-single", answers(any, committed(read(1, 12), read(2, 18)), writer)),
        doesNot("G-single", answers(any, failed("x", before, read(2, 18)), writer)),
        shows("G-single-predicate", answers(any, committed(both, read(1, 12)), committed(one))),
        doesNot("G-single-predicate", answers(any, committed(both, read()), committed(one))),
        doesNot("G-single-predicate", answers(any, committed(other, read(1, 12)), committed(one))),
        shows("G-single-write", answers(any, committed(before, changed(0)), writer)),
        doesNot("G-single-write", answers(any, committed(before, one), writer)),
        doesNot("G-single-write", answers(any, committed(read(1, 12), changed(0)), writer)),
        doesNot("G-single-write", answers(any, failed("40001", before), writer)),
        shows("G2-item", answers(any, committed(both, one), committed(both, one))),
        doesNot("G2-item", answers(any, committed(both, one), committed(read(1, 11, 2, 20), one))),
        doesNot("G2-item", answers(any, committed(both, one), failed("40001", both, one))),
        shows("G2", answers(any, committed(read(), one), committed(read(), one))),
        doesNot("G2", answers(any, committed(read(), one), committed(read(3, 30), one))),
        doesNot("G2", answers(any, committed(read(), one), failed("40001", read(), one))),
        shows(
            "G2-three",
            answers(any, committed(both, one), committed(one), committed(read(1, 10, 2, 25)))),
        doesNot(
            "G2-three",
            answers(any, committed(both, one), committed(one), committed(read(1, 0, 2, 25)))),
        doesNot(
            "G2-three",
            answers(
                any,
                committed(read(1, 10, 2, 25), one),
                committed(one),
                committed(read(1, 10, 2, 25)))),
        doesNot(
            "G2-three",
            answers(any, failed("40001", both), committed(one), committed(read(1, 10, 2, 25)))));
  }

  static Stream<Arguments> vanishing() {
    Told writer = committed(changed(1), changed(1));
    List<Row> secondLast = rows(1, 12, 2, 18);
    List<Row> firstLast = rows(1, 11, 2, 19);
    return Stream.of(
        // Hermitage's: T2's first write, then what T1 wrote and T2 is about to overwrite.
        shows("OTV", answers(secondLast, writer, writer, reader(12, 19, 18, 12))),
        shows("OTV", answers(secondLast, writer, writer, reader(11, 20, 18, 12))),
        shows("OTV", answers(secondLast, writer, writer, reader(11, 19, 18, 11))),
        shows("OTV", answers(firstLast, writer, writer, reader(11, 18, 18, 11))),
        shows("OTV", answers(firstLast, writer, failed(DEADLOCK), reader(12, 19, 19, 11))),
        doesNot("OTV", answers(secondLast, writer, writer, reader(11, 19, 18, 12))),
        doesNot("OTV", answers(secondLast, writer, writer, reader(10, 20, 18, 12))),
        doesNot("OTV", answers(firstLast, writer, writer, reader(12, 18, 19, 11))),
        doesNot("OTV", answers(firstLast, writer, failed(DEADLOCK), reader(10, 19, 19, 11))),
        doesNot("OTV", answers(secondLast, writer, writer, failed("x", read(1, 12), read(2, 19)))));
  }

  private static Told reader(int first, int second, int third, int fourth) {
    return committed(read(1, first), read(2, second), read(2, third), read(1, fourth));
  }

  @ParameterizedTest
  @MethodSource({"judged", "vanishing"})
  void aCriterionSaysWhetherAnswersShowTheAnomaly(String name, boolean shown, Answers answers) {
    assertThat(named(name).criterion().observed(answers)).isEqualTo(shown);
  }

  private static Case named(String name) {
    return Cases.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void eachCriterionIsAskedForBoth() {
    assertThat(
            Stream.concat(judged(), vanishing())
                .map(it -> it.get()[0] + " " + it.get()[1])
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Cases.names().stream()
                .flatMap(name -> Stream.of(name + " true", name + " false"))
                .toList());
  }

  @Test
  void hermitagesOrderHasAllStepsOfAllSessions() {
    assertThat(Cases.all())
        .allSatisfy(
            asked -> {
              for (int session = 1; session <= asked.scripts().size(); session++) {
                int number = session;
                assertThat(asked.order().stream().filter(it -> it == number))
                    .as(asked.name() + " T" + number)
                    .hasSameSizeAs(asked.scripts().get(number - 1).steps());
              }
              assertThat(asked.order()).allMatch(it -> it <= asked.scripts().size());
              assertThat(asked.scripts()).hasSizeLessThanOrEqualTo(HermitageRun.SESSIONS);
            });
  }
}
