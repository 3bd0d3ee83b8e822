package dev.contend.results.html.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.RunText;
import dev.contend.results.html.view.EngineDifferences.ByDriver;
import dev.contend.results.html.view.EngineDifferences.Row;
import dev.contend.results.html.view.EngineDifferences.Side;
import dev.contend.results.html.view.EngineDifferences.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineDifferencesTest {

  @Test
  void whatHoldsThereAndBreaksElsewhereAndTheOtherWayRoundAreToldApart() {
    EngineDifferences found =
        of(
            """
            w s h2       read-committed  stress  holds
            w s postgres read-committed  stress  breaks
            w s h2       serializable    explore breaks
            w s h2       read-committed  explore holds
            w t h2       read-committed  explore breaks
            w s postgres read-committed  explore breaks
            w t postgres read-committed  explore breaks
            w s postgres serializable    explore holds
            w s mariadb  read-committed  explore holds
            w s mariadb  serializable    explore breaks
            """);

    assertThat(found.drivers())
        .extracting(ByDriver::driver)
        .as("explorer first")
        .containsExactly("explore", "stress");
    ByDriver explore = found.drivers().get(0);
    assertThat(text(explore.comfort()))
        .containsExactly("w s read-committed: h2 ✓, postgres ✗, mariadb ✓");
    assertThat(text(explore.alarm()))
        .containsExactly("w s serializable: h2 ✗, postgres ✓, mariadb ✗");
    assertThat(text(found.drivers().get(1).comfort()))
        .containsExactly("w s read-committed: h2 ✓, postgres ✗");
    assertThat(explore.comfort().count()).isEqualTo(1);
  }

  @Test
  void levelsAreColumnsFromTheWeakestOnAndOnlyThoseThatDiffer() {
    Table table =
        of("""
            w s h2       serializable    explore holds
            w s h2       repeatable-read explore holds
            w s h2       read-committed  explore holds
            w t h2       read-committed  explore holds
            w t h2       serializable    explore holds
            w s postgres read-committed  explore breaks
            w s postgres serializable    explore breaks
            w s postgres repeatable-read explore holds
            w t postgres serializable    explore holds
            w t postgres read-committed  explore breaks
            """)
            .drivers()
            .get(0)
            .comfort();

    assertThat(table.isolations()).containsExactly("read-committed", "serializable");
    assertThat(text(table))
        .containsExactly(
            "w s read-committed: h2 ✓, postgres ✗",
            "w s serializable: h2 ✓, postgres ✗",
            "w t read-committed: h2 ✓, postgres ✗");
    assertThat(table.count()).isEqualTo(3);
  }

  @Test
  void aSettingThatIsTheSameAsAnotherSpeaksWithItsVerdictAndLeadsToItsPage() {
    Table table =
        of("""
            w s h2       read-uncommitted explore holds
            w s h2       serializable     explore =read-uncommitted
            w s postgres read-committed   explore breaks
            w s postgres serializable     explore holds
            w s postgres read-uncommitted explore =read-committed
            """)
            .drivers()
            .get(0)
            .comfort();

    assertThat(text(table)).containsExactly("w s read-uncommitted: h2 ✓, postgres ✗");
    assertThat(table.rows().get(0).entries().get(0))
        .extracting(Side::link)
        .containsExactly(
            "cells/w--s--h2--read-uncommitted--explore/index.html",
            "cells/w--s--postgres--read-committed--explore/index.html");
  }

  @Test
  void itGoesByTheEngineAndNotByWhatADatabaseIsCalled() {
    EngineDifferences found =
        of(
            """
            w s test:h2        serializable explore holds
            w s h2:postgres    serializable explore breaks
            """);

    assertThat(found.database()).isEqualTo("test");
    assertThat(text(found.drivers().get(0).comfort()))
        .containsExactly("w s serializable: test ✓, h2 ✗");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w s postgres serializable explore holds",
        "w s postgres serializable explore breaks \n w s mariadb serializable explore holds",
        "w s h2 serializable explore holds \n w s postgres serializable explore holds",
        "w s h2 serializable explore holds \n w s postgres serializable explore unknown",
        "w s h2 serializable explore unknown \n w s postgres serializable explore holds",
        "w s h2 serializable explore missed \n w s postgres serializable explore breaks",
        "w s h2 serializable explore breaks \n w s postgres serializable explore missed",
        "w s h2 serializable explore holds \n w s postgres serializable explore n/a",
        "w s h2 serializable explore n/a \n w s postgres serializable explore holds",
        "w s h2 serializable explore holds \n w s postgres serializable stress breaks",
        "w s h2 serializable explore holds \n w s postgres read-committed explore breaks",
        "w s h2 serializable explore holds \n w t postgres serializable explore breaks",
      })
  void nothingIsSaidWhereNothingContradicts(String run) {
    assertThat(EngineDifferences.of(RunText.of(run), "h2")).isEmpty();
  }

  private static EngineDifferences of(String run) {
    return EngineDifferences.of(RunText.of(run), "h2").orElseThrow();
  }

  private static List<String> text(Table table) {
    List<String> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      assertThat(row.entries()).hasSameSizeAs(table.isolations());
      for (int i = 0; i < table.isolations().size(); i++) {
        List<Side> sides = row.entries().get(i);
        if (!sides.isEmpty()) {
          lines.add(
              "%s %s %s: %s"
                  .formatted(
                      row.workload(),
                      row.strategy(),
                      table.isolations().get(i),
                      sides.stream()
                          .map(side -> side.database() + " " + side.mark().sign())
                          .collect(Collectors.joining(", "))));
        }
      }
    }
    return lines;
  }
}
