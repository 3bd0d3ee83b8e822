package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.LockClient.Lease;
import dev.contend.harness.parts.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Locks whose leases expire, counters and the clock, as steps of an exploration. */
class LeasesIT extends Notes {
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  @Test
  void aLeaseThatExpiresLetsTwoHoldTheLock() throws Exception {
    Exploration exploration = explore(addUnderLock(false));
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.INVALID);
    assertThat(exploration.broken().get(0).witness().steps())
        .extracting(step -> step.step().text())
        .contains("(the lease of note expires)");
  }

  @Test
  void aLockThatDoesNotExpireMakesTheOtherWait() throws Exception {
    Exploration exploration = explore(addUnderLock(true));
    assertThat(exploration.broken()).isEmpty();
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces).isNotEmpty();
  }

  /** Reads and writes a row under a lock; asks whether it still holds it if that is to help. */
  private static Scenario addUnderLock(boolean fenced) {
    Operation.Body add =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          int seen = seen(parts);
          int written =
              fenced
                  ? update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1 AND seen = " + seen)
                  : update(parts, "UPDATE note SET seen = " + (seen + 1) + " WHERE id = 1");
          lease.release();
          return written == 1 ? "added" : new Operation.Refusal("stale");
        };
    return new Scenario(
        "add under a lock",
        parts -> update(parts, "INSERT INTO note (id) VALUES (1)"),
        List.of(
            new Session("A", List.of(new Operation("add", add))),
            new Session("B", List.of(new Operation("add", add)))),
        Notes::state,
        List.of());
  }

  @Test
  void aLockWhoseHolderDiedIsFreeWhenItsLeaseExpires() throws Exception {
    Operation.Body take =
        (parts, given) -> {
          Lease lease = parts.locks().lock("note", EXPIRY);
          update(parts, "UPDATE note SET seen = seen + 1 WHERE id = 1");
          lease.release();
          return "taken";
        };
    Exploration exploration =
        explore(
            new Scenario(
                "take from the dead",
                parts -> update(parts, "INSERT INTO note (id) VALUES (1)"),
                List.of(
                    new Session("A", List.of(new Operation("take", take)), true),
                    new Session("B", List.of(new Operation("take", take)))),
                Notes::state,
                List.of()));
    assertThat(exploration.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces)
        .anySatisfy(
            trace ->
                assertThat(trace.steps())
                    .extracting(step -> step.step().text())
                    .containsSubsequence(
                        "lock note", "(the process dies)", "(the lease of note expires)"));
    assertThat(traces)
        .allSatisfy(
            trace ->
                assertThat(trace.operations().get(trace.operations().size() - 1).result())
                    .isEqualTo(new Result.Returned("taken")));
  }

  @Test
  void aCounterThatIsReadAndSetLosesWhatAnotherAdded() throws Exception {
    Exploration readAndSet =
        explore(
            count(
                counters -> {
                  long seen = counters.get("views").orElse(0);
                  counters.set("views", seen + 1);
                }));
    assertThat(readAndSet.verdict()).isEqualTo(Exploration.Word.INVALID);
    assertThat(traces).hasSizeGreaterThan(2);

    Exploration added = explore(count(counters -> counters.add("views", 1)));
    assertThat(added.verdict()).isEqualTo(Exploration.Word.VALID);
    assertThat(traces).extracting(Trace::finalState).containsOnly(OptionalLong.of(2));
  }

  private static Scenario count(Consumer<CounterStore> how) {
    Operation.Body view =
        (parts, given) -> {
          how.accept(parts.counters());
          return "seen";
        };
    return new Scenario(
        "count",
        parts -> null,
        List.of(
            new Session("A", List.of(new Operation("view", view))),
            new Session("B", List.of(new Operation("view", view)))),
        (parts, given) -> parts.counters().get("views"),
        List.of());
  }

  @Test
  void timePassesOnlyWithALease() throws Exception {
    List<Instant> seen = new ArrayList<>();
    Operation.Body look =
        (parts, given) -> {
          Instant before = parts.clock().instant();
          parts.locks().tryLock("note", EXPIRY);
          seen.add(before);
          return Duration.between(before, parts.clock().instant());
        };
    explore(
        new Scenario(
            "look",
            parts -> null,
            List.of(new Session("A", List.of(new Operation("look", look)))),
            Notes::state,
            List.of()));
    assertThat(seen).containsOnly(seen.get(0));
    assertThat(traces)
        .extracting(trace -> trace.operations().get(0).result().toString())
        .anySatisfy(result -> assertThat(result).contains("PT0S"))
        .anySatisfy(result -> assertThat(result).contains(EXPIRY.toString()));
  }

  private static int seen(Parts parts) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT seen FROM note WHERE id = 1")) {
      row.next();
      return row.getInt(1);
    }
  }
}
