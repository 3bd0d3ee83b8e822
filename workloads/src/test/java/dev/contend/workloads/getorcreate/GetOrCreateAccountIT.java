package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.ExploredAccount.asTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.run.Exploring;
import dev.contend.results.WitnessRecord;
import dev.contend.workloads.ExploredAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's own order of steps, where it was told of, and what it comes to. */
class GetOrCreateAccountIT {
  private static final Exploring ONE_REPLAY = Exploring.unhurried(1, true);

  @TempDir Path home;

  private List<WitnessRecord> witnesses(String strategy) throws Exception {
    return ExploredAccount.witnesses(
        home, "get-or-create", strategy, "mariadb", "repeatable-read", ONE_REPLAY);
  }

  @Test
  void theRowCanBeNeitherCreatedNorFound() throws Exception {
    WitnessRecord account = asTold(witnesses("get-or-create"));
    assertThat(account.steps())
        .extracting(step -> step.session() + " " + step.text() + " → " + step.outcome())
        .containsExactly(
            "0 SELECT name FROM visitor WHERE id = 1 → name=Ada",
            "1 SELECT name FROM visitor WHERE id = 1 → name=Ada",
            "0 SELECT id FROM tag WHERE name = ? → no row",
            "1 SELECT id FROM tag WHERE name = ? → no row",
            "0 SAVEPOINT → ",
            "0 INSERT INTO tag (name) VALUES (?) → 1 row; insert_id=1",
            "0 COMMIT → ",
            "1 SAVEPOINT → ",
            "1 INSERT INTO tag (name) VALUES (?) → "
                + "ERROR 23000/1062: Duplicate entry 'jazz' for key 'name'",
            "1 ROLLBACK TO SAVEPOINT → ",
            "1 SELECT id FROM tag WHERE name = ? → no row",
            "1 ROLLBACK → ");
    assertThat(account.account()).hasSameSizeAs(account.steps());
    assertThat(account.operations())
        .extracting(WitnessRecord.Operation::result)
        .containsExactly(
            "[jazz, 1, :created]", "ERROR 23000/1062: Duplicate entry 'jazz' for key 'name'");
    assertThat(account.message()).startsWith("unhandled-error: ");
    assertThat(account.finalState()).isEqualTo("[[jazz, [1]]]");
    assertThat(account.reproduced()).isEqualTo(account.replays()).isPositive();
  }

  /** Two are enough for the failure; for what its cure does with locks it takes a third. */
  @Test
  void lockingTheRowTwoWhoWereRefusedWaitForEachOther() throws Exception {
    assertThat(witnesses("locking-re-read"))
        .singleElement()
        .satisfies(
            witness -> {
              assertThat(witness.kind()).isEqualTo("unhandled-error");
              assertThat(witness.message()).contains("40001/1213");
              assertThat(witness.sessions()).hasSize(3);
            });
  }
}
