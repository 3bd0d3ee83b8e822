package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunText;
import dev.contend.results.html.view.Matrix.Missing;
import dev.contend.results.html.view.Matrix.NotApplicable;
import dev.contend.results.html.view.Matrix.Same;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatricesTest {
  private static final String RUN =
      """
      w s postgres serializable     explore holds
      w s postgres read-committed   explore holds
      w s mariadb  serializable     explore missed
      w t mariadb  serializable     explore holds
      w t postgres serializable     explore n/a
      w t postgres read-committed   explore n/a
      w s postgres read-uncommitted explore =read-committed
      w t postgres read-uncommitted explore =read-committed
      w u postgres serializable     explore =snapshot
      """;

  private final List<Matrix> matrices = new Matrices(RunText.of(RUN), Costs.NONE).all();

  @Test
  void whatWasNotRunSaysTheOtherSettingOrThatItDoesNotApplyEachReasonOnce() {
    Matrix matrix = matrices.get(0);

    assertThat(matrix.isolations())
        .containsExactly("read-uncommitted", "read-committed", "serializable");
    assertThat(matrix.rows())
        .extracting(Matrix.Row::strategy)
        .as("as everywhere in the workload, whatever was run here")
        .containsExactly("s", "t", "u");
    assertThat(matrix.rows().get(0).entries().get(0))
        .isEqualTo(
            new Same(
                "read-committed", "cells/w--s--postgres--read-committed--explore/index.html", 1));
    assertThat(matrix.rows().get(1).entries())
        .containsExactly(
            new Same("read-committed", "", 1), new NotApplicable(2), new NotApplicable(2));
    assertThat(matrix.rows().get(2).entries())
        .containsExactly(new Missing(), new Missing(), new Same("snapshot", "", 1));
    assertThat(matrix.notes()).containsExactly("It is the same.", "There is no such statement.");
  }

  @Test
  void onlyWhatDidNotComeOutAsGradedIsOpen() {
    assertThat(matrices).extracting(Matrix::open).containsExactly(false, true);
    assertThat(matrices).extracting(Matrix::tally).containsExactly("2 valid", "2 valid");
    assertThat(matrices).extracting(Matrix::anchor).containsExactly("matrix-1", "matrix-2");
  }

  @Test
  void settingsGoFromTheWeakestOnAndThoseThatNobodyKnowsComeLastAsTheyCame() {
    assertThat(
            Levels.inOrder(
                Stream.of(
                    "z",
                    "serializable",
                    "repeatable-read+snapshot",
                    "a+b",
                    "read-committed",
                    "repeatable-read",
                    "read-committed",
                    "read-uncommitted")))
        .containsExactly(
            "read-uncommitted",
            "read-committed",
            "repeatable-read",
            "repeatable-read+snapshot",
            "serializable",
            "z",
            "a+b");
  }
}
