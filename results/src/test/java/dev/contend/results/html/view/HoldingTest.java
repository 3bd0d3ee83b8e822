package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunText;
import dev.contend.results.html.view.Holding.AtLevel;
import dev.contend.results.html.view.Holding.Cell;
import dev.contend.results.html.view.Holding.Extent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingTest {
  private static final List<String> LEVELS =
      List.of("read-uncommitted", "read-committed", "repeatable-read", "serializable");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "holds  holds  holds  holds  |ALL    |all",
        "breaks breaks breaks breaks |NONE   |none",
        "breaks holds  breaks breaks |SOME   |read-committed only",
        "holds  holds  breaks breaks |SOME   |read-uncommitted, read-committed",
        "holds  holds  holds  breaks |SOME   |all but serializable",
        "holds  holds  holds  unknown|SOME   |all but serializable (unknown)",
        "breaks holds  unknown holds |SOME   |read-committed, serializable; unknown at repeatable-read",
        "unknown unknown unknown unknown|UNKNOWN|unknown",
        "breaks breaks unknown breaks|NONE   |none; unknown at repeatable-read",
        "missed missed missed missed |UNKNOWN|not shown to break",
        "missed breaks breaks holds  |SOME   |serializable only; not shown to break at read-uncommitted",
        "n/a    n/a    n/a    n/a    |NOTHING|n/a",
        "n/a    holds  holds  holds  |ALL    |all; n/a at read-uncommitted",
        "n/a    breaks breaks breaks |NONE   |none; n/a at read-uncommitted",
        "n/a    unknown n/a   missed |UNKNOWN|unknown at read-committed; not shown to break at serializable; n/a at read-uncommitted, repeatable-read",
        "=read-committed holds =read-committed =read-committed|ALL|all",
        "=read-committed holds =read-committed breaks|SOME|all but serializable",
        "=repeatable-read =repeatable-read breaks holds|SOME|serializable only",
        "=read-committed =read-uncommitted holds holds|SOME|repeatable-read, serializable; not run at read-uncommitted, read-committed",
      })
  void saysAtWhichSettingsAStrategyHolds(String results, Extent extent, String words) {
    // Another strategy, so that no setting is nothing but another's name.
    String run = lines("s", "explore", results) + lines("other", "explore", "holds ".repeat(4));

    assertThat(cell(run).extent()).isEqualTo(extent);
    assertThat(cell(run).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "holds, holds, serializable",
    "holds, breaks, not at serializable",
    "breaks, holds, not at serializable",
    "holds, unknown, unknown",
    "unknown, holds, unknown",
    "unknown, breaks, not at serializable",
    "holds, missed, not shown to break",
    "unknown, missed, unknown",
    "holds, n/a, serializable",
    "n/a, n/a, n/a",
  })
  void aVerdictOfOneDriverIsNotEnoughIfAnotherSaysOtherwise(
      String explore, String stress, String words) {
    String run =
        "w s postgres serializable explore %s\nw s postgres serializable stress %s"
            .formatted(explore, stress);

    assertThat(cell(run).words()).isEqualTo(words);
  }

  @Test
  void aSettingThatIsOnlyAnotherNameIsSaidOnceAndNotAmongTheSettings() {
    Holding holding =
        Holding.of(
            RunText.of(
                """
                w s postgres read-committed explore holds
                w s postgres serializable explore breaks
                w t postgres read-committed explore breaks
                w t postgres serializable explore breaks
                w s mariadb read-uncommitted explore holds
                w s mariadb serializable explore n/a
                w s postgres read-uncommitted explore =read-committed
                w t postgres read-uncommitted explore =read-committed
                """));

    assertThat(holding.tables())
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.workload()).isEqualTo("w");
              assertThat(table.databases()).containsExactly("postgres", "mariadb");
              assertThat(table.rows())
                  .extracting(HoldingTest::words)
                  .containsExactly(
                      "s: ◐ read-committed only | ✓ all; n/a at serializable",
                      "t: ✗ none | – not run");
            });
    assertThat(holding.notes())
        .containsExactly("On postgres, read-uncommitted is the same as read-committed.");
  }

  @Test
  void strategiesKeepTheOrderOfTheCatalogueWhateverEachDatabaseLacks() {
    String run =
        """
        w b postgres serializable explore holds
        w d postgres serializable explore holds
        w a mariadb  serializable explore holds
        w b mariadb  serializable explore holds
        w c mariadb  serializable explore holds
        w d mariadb  serializable explore holds
        w a postgres serializable explore n/a
        w c postgres serializable explore n/a
        w e postgres serializable explore n/a
        w e mariadb  serializable explore n/a
        """;

    assertThat(Holding.of(RunText.of(run)).tables().get(0).rows())
        .extracting(Holding.Row::strategy)
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void whatARunThatWasCutShortDidNotReachIsNotSaidToHold() {
    String run =
        """
        w other postgres read-committed explore holds
        w other postgres serializable explore holds
        w s postgres read-committed explore holds
        """;

    assertThat(Holding.of(RunText.of(run)).tables().get(0).rows().get(1).cells())
        .containsExactly(
            new Cell(
                Extent.SOME,
                "read-committed; not run at serializable",
                List.of(
                    new AtLevel("read-committed", "✓", "holds"),
                    new AtLevel("serializable", "–", "not run"))));
  }

  @Test
  void whatAppliesNowhereIsSaid() {
    assertThat(Holding.of(RunText.of("w s h2 serializable explore n/a")).tables())
        .singleElement()
        .satisfies(table -> assertThat(words(table.rows().get(0))).isEqualTo("s: – n/a"));
  }

  private static String words(Holding.Row row) {
    return row.strategy()
        + ": "
        + row.cells().stream()
            .map(cell -> cell.extent().sign() + " " + cell.words())
            .collect(Collectors.joining(" | "));
  }

  private static Cell cell(String run) {
    return Holding.of(RunText.of(run)).tables().get(0).rows().stream()
        .filter(row -> row.strategy().equals("s"))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(0);
  }

  private static String lines(String strategy, String driver, String results) {
    String[] each = results.strip().split(" +");
    return Stream.iterate(0, i -> i + 1)
        .limit(each.length)
        .map(i -> "w %s postgres %s %s %s\n".formatted(strategy, LEVELS.get(i), driver, each[i]))
        .collect(Collectors.joining());
  }
}
