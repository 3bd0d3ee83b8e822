package dev.contend.harness.hermitage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.results.HermitageRecord.Published;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of the published table, column by column. */
class PublishedTableTest {

  @ParameterizedTest
  @CsvSource({
    "postgres, read-committed, ✓✓✓✓✓–––––––––",
    "postgres, repeatable-read, ✓✓✓✓✓✓✓✓✓✓✓–––",
    "postgres, serializable, ✓✓✓✓✓✓✓✓✓✓✓✓✓✓",
    "mariadb, read-uncommitted, ✓–––––––––––––",
    "mariadb, read-committed, ✓✓✓✓✓–––––––––",
    "mariadb, repeatable-read, ✓✓✓✓✓✓––✓✓––––",
    "mariadb, repeatable-read+snapshot, ✓✓✓✓✓✓––✓✓––––",
    "mariadb, serializable, ✓✓✓✓✓✓✓✓✓✓✓✓✓✓",
    "mysql, serializable, ✓✓✓✓✓✓✓✓✓✓✓✓✓✓",
  })
  void itSaysOfEachColumnWhetherItIsPrevented(String engine, String isolation, String marks) {
    StringBuilder said = new StringBuilder();
    for (String name : Cases.names()) {
      Published published = PublishedTable.of(engine, isolation, name, null).orElseThrow();
      said.append(published.prevented() ? '✓' : '–');
    }
    assertThat(said).hasToString(marks);
  }

  @ParameterizedTest
  @CsvSource({"h2, serializable", "postgres, read-uncommitted"})
  void ofWhatItDoesNotHaveItSaysNothing(String engine, String isolation) {
    assertThat(Cases.names())
        .allMatch(name -> PublishedTable.of(engine, isolation, name, true).isEmpty());
  }
}
