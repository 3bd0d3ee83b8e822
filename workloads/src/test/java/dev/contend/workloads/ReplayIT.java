package dev.contend.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the explorer found is run again from its file, in a process and on a server of its own. */
class ReplayIT {
  private static final String CELL = "stock--check-then-act--%s--read-committed--explore";

  @TempDir static Path home;
  private static Path cell;

  /** The same on an engine that takes no time to start. */
  private static Path onH2;

  @BeforeAll
  static void explore() throws Exception {
    try (ContendProcess contend =
        new ContendProcess(
            home,
            "run",
            "--driver",
            "explore",
            "--db",
            "postgres,h2",
            "--isolation",
            "read-committed",
            "--workload",
            "stock",
            "--strategy",
            "check-then-act")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out())
          .contains("stock on postgres 18")
          .containsPattern("✗ double-cancel( \\+\\d+)? [\\d,]+ schedules");
    }
    Path cells = home.resolve("results/runs/latest").toRealPath().resolve("cells");
    cell = cells.resolve(CELL.formatted("postgres"));
    onH2 = cells.resolve(CELL.formatted("h2"));
  }

  @Test
  void aWitnessGivesTheRecordedOutcomeEachTime() throws Exception {
    Path witness = cell.resolve("witness-1.json");
    try (ContendProcess contend =
        new ContendProcess(home, "replay", witness.toString(), "--times", "5")) {
      assertThat(contend.exitCode()).as(contend.err()).isZero();
      assertThat(contend.out())
          .contains("two cancels of one order", "stock-above-origin")
          .contains("A.cancel answered", "B.cancel answered", "✓ 5 of 5 gave the same outcome.");
    }
    assertThat(cell.resolve("index.html")).content().contains("./contend replay ");
  }

  @Test
  void anotherOutcomeIsSaidWithTheRecordedOne() throws Exception {
    Path changed = changed(onH2, "\"compared\" : {", "A.json", ":cancelled", ":seldom");
    try (ContendProcess contend = new ContendProcess(home, "replay", changed.toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(1);
      assertThat(contend.out())
          .contains("The recorded outcome was:", ":seldom", "✗ 0 of 1 gave the same outcome.");
    }
  }

  @Test
  void aScheduleThatCannotBeRunIsSaid() throws Exception {
    Path changed = changed(onH2, "\"choices\" : [", "B.json", "\"1\"", "\"7\"");
    try (ContendProcess contend = new ContendProcess(home, "replay", changed.toString())) {
      assertThat(contend.exitCode()).as(contend.err()).isEqualTo(1);
      assertThat(contend.out()).contains("can't be run as recorded", "0 of 1 gave");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          workload; stock; stokk; did you mean 'stock'?
          strategy; check-then-act; chck-then-act; did you mean 'check-then-act'?
          isolation; read-committed; snapshot; unknown isolation setting 'snapshot'
          scene; two cancels; two refunds; unknown scene 'two refunds of one order'
          database; postgres; pg15; say where it is with --db-url pg15=URL
          choices; 0; x; are not numbers of sessions
          """)
  void whatTheCatalogueDoesNotKnowIsSaidInASentence(
      String field, String before, String after, String sentence) throws Exception {
    Path changed = changed(cell, "\"" + field + "\" : ", field + ".json", before, after);
    ContendCall contend = ContendCall.of("replay", changed.toString());
    assertThat(contend.exitCode()).as(contend.err()).isEqualTo(64);
    assertThat(contend.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(contend.out()).isEmpty();
  }

  /** A copy of the first witness with something replaced where it first stands after a place. */
  private static Path changed(Path cell, String after, String name, String what, String with)
      throws Exception {
    String witness = Files.readString(cell.resolve("witness-1.json"));
    int place = witness.indexOf(what, witness.indexOf(after) + after.length());
    return Files.writeString(
        home.resolve(name),
        witness.substring(0, place) + with + witness.substring(place + what.length()));
  }
}
