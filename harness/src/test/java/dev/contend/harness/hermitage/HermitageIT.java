package dev.contend.harness.hermitage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Arena;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.run.SceneBed;
import dev.contend.results.HermitageRecord.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases in every order, on servers that all tests share. */
class HermitageIT {
  private static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Duration.ofHours(1));

  private static Map<String, Probe.Found> ask(String engine, String level, String... names)
      throws Exception {
    return ask(ENDLESS, engine, level, names);
  }

  private static Map<String, Probe.Found> ask(
      Budget budget, String engine, String level, String... names) throws Exception {
    Server server = Arena.server(engine);
    Map<String, Probe.Found> found = new LinkedHashMap<>();
    try (SceneBed bed =
        HermitageRun.bed(
            server,
            server.isolationSettings().stream()
                .filter(setting -> setting.name().equals(level))
                .findFirst()
                .orElseThrow())) {
      for (Case asked : Cases.all()) {
        if (List.of(names).contains(asked.name())) {
          try (Probe probe = new Probe(asked, bed.bed())) {
            found.put(asked.name(), probe.run(budget, 1));
          }
        }
      }
    }
    assertThat(found).containsOnlyKeys(names);
    return found;
  }

  @Test
  void atRepeatableReadPostgresRefusesALostUpdateAndAllowsWriteSkew() throws Exception {
    Map<String, Probe.Found> found =
        ask("postgres", "repeatable-read", "G1a", "PMP", "P4", "G2-item");
    assertThat(found.get("G1a").answer()).isEqualTo(Answer.SNAPSHOT);
    assertThat(found.get("PMP").answer()).isEqualTo(Answer.SNAPSHOT);
    assertThat(found.get("P4").answer()).isEqualTo(Answer.ERROR);
    assertThat(found.get("P4").tally().errors()).containsExactly("40001");
    assertThat(found.get("P4").tally().waited()).isPositive();
    assertThat(found.get("P4").coverage()).startsWith("all ");
    Probe.Found skew = found.get("G2-item");
    assertThat(skew.answer()).isEqualTo(Answer.ALLOWED);
    assertThat(skew.ownShows()).isTrue();
    assertThat(skew.witness())
        .hasValueSatisfying(
            witness -> {
              assertThat(witness.reproduced()).isEqualTo(1);
              assertThat(witness.witness().operations())
                  .allSatisfy(run -> assertThat(run.result().toString()).contains("committed"));
            });
  }

  @Test
  void dirtyWritesWaitOnEveryEngineAndDirtyReadsAreReadAtReadUncommitted() throws Exception {
    Map<String, Probe.Found> h2 = ask("h2", "read-uncommitted", "G0", "G1a");
    assertThat(h2.get("G0").answer()).isEqualTo(Answer.WAITS);
    assertThat(h2.get("G1a").answer()).isEqualTo(Answer.ALLOWED);
  }

  @Test
  void mariaDbReadsWithLocksAtSerializable() throws Exception {
    Probe.Found found = ask("mariadb", "serializable", "P4").get("P4");
    assertThat(found.answer()).isEqualTo(Answer.ERROR);
    assertThat(found.tally().errors()).containsExactly("40001/1213");
  }

  @Test
  void whatIsCutShortIsUnknownUnlessItWasShown() throws Exception {
    Budget one = new Budget(1, Duration.ofHours(1));
    Map<String, Probe.Found> found = ask(one, "h2", "repeatable-read", "PMP", "G2-item");
    assertThat(found.get("PMP").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(found.get("PMP").complete()).isFalse();
    assertThat(found.get("G2-item").answer()).isEqualTo(Answer.ALLOWED);
  }
}
