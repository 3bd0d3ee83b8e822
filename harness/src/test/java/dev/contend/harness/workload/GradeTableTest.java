package dev.contend.harness.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.StubEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradeTableTest {
  private static final String TABLE =
      """
      strategy | database | isolation      | driver | grade   | anomalies | reason
      # a remark

      a        | postgres | read-committed | stress | holds   |           | Because it does.
      a        | *        | x, y           | *      | breaks  | p, q      | One | two.
      a        | h2       | *              | *      | n/a     |           | It lacks it.
      a        | mariadb  | w              | *      | same    | x         | It is the same.
      *        | *        | *              | *      | unclear |           | Who knows.
      """;

  private static Grade grade(String strategy, String database, String isolation) {
    return grade(strategy, new Product(database, Dialect.OTHER, true), isolation);
  }

  private static Grade grade(String strategy, Engine engine, String isolation) {
    return GradeTable.parse(TABLE).grade(strategy, engine, isolation, Driver.STRESS);
  }

  private static final class Product extends StubEngine {
    private final String name;
    private final Dialect dialect;
    private final boolean tested;

    Product(String name, Dialect dialect, boolean tested) {
      this.name = name;
      this.dialect = dialect;
      this.tested = tested;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Dialect dialect() {
      return dialect;
    }

    @Override
    public boolean tested() {
      return tested;
    }
  }

  @Test
  void ofAnEngineThatWasNotTestedOnlyRowsThatNameItSpeakAndWhatItsSqlLacks() {
    Grade unclear = new Grade.Unclear("The catalogue does not grade this cell.");
    assertThat(grade("a", new Product("new", Dialect.H2, true), "x"))
        .isInstanceOf(Grade.Breaks.class);
    assertThat(grade("a", new Product("new", Dialect.OTHER, false), "x")).isEqualTo(unclear);
    assertThat(grade("a", new Product("new", Dialect.POSTGRES, false), "read-committed"))
        .isEqualTo(unclear);
    assertThat(grade("a", new Product("new", Dialect.H2, false), "z"))
        .isEqualTo(new Grade.NotApplicable("It lacks it."));
    Product named = new Product("postgres", Dialect.OTHER, false);
    assertThat(grade("a", named, "read-committed")).isEqualTo(new Grade.Holds("Because it does."));
    assertThat(grade("a", named, "y")).isEqualTo(unclear);
    GradeTable table = GradeTable.parse(TABLE);
    assertThat(table.speaksOf(named)).isTrue();
    assertThat(table.speaksOf(new Product("h2", Dialect.H2, false))).isFalse();
    assertThat(table.speaksOf(new Product("new", Dialect.OTHER, true))).isTrue();
  }

  @Test
  void theFirstRowThatMatchesGrades() {
    assertThat(grade("a", "postgres", "read-committed"))
        .isEqualTo(new Grade.Holds("Because it does."));
    assertThat(grade("a", "postgres", "y"))
        .isEqualTo(new Grade.Breaks(List.of("p", "q"), "One | two."));
    assertThat(grade("a", "mariadb", "z")).isEqualTo(new Grade.Unclear("Who knows."));
    assertThat(GradeTable.parse(TABLE).line("b", "mariadb", "z", Driver.STRESS)).isEqualTo(8);
  }

  @Test
  void whatIsNotRunSaysWhyOrWhereElse() {
    assertThat(grade("a", "h2", "z")).isEqualTo(new Grade.NotApplicable("It lacks it."));
    assertThat(grade("a", "mariadb", "w")).isEqualTo(new Grade.SameAs("x", "It is the same."));
    assertThat(grade("a", "mariadb", "w").isRun()).isFalse();
    assertThat(grade("a", "mariadb", "x").isRun()).isTrue();
    assertThatThrownBy(() -> GradeTable.parse("a | b | c | d | same | | Because."))
        .hasMessageContaining("line 1")
        .hasMessageContaining("isolation setting");
  }

  @Test
  void whatNoRowMatchesIsUnclear() {
    GradeTable empty = GradeTable.parse("");
    assertThat(empty.grade("a", new StubEngine(), "c", Driver.STRESS))
        .isInstanceOf(Grade.Unclear.class);
    assertThat(empty.line("a", "b", "c", Driver.STRESS)).isZero();
  }

  @Test
  void aWrongRowIsRefusedWithItsLine() {
    assertThatThrownBy(() -> GradeTable.parse("\na | b | c | d | holds | |"))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> GradeTable.parse("a | b | c | d | sound | | Because."))
        .hasMessageContaining("'sound'");
    assertThatThrownBy(() -> GradeTable.parse("a | b | c | d | breaks | | Because."))
        .hasMessageContaining("anomaly");
  }
}
