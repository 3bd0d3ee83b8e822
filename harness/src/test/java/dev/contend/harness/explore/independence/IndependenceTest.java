package dev.contend.harness.explore.independence;

import static dev.contend.harness.explore.scenario.Step.Transaction.AUTOCOMMIT;
import static dev.contend.harness.explore.scenario.Step.Transaction.FIRST;
import static dev.contend.harness.explore.scenario.Step.Transaction.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.StubEngine;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Step.Kind;
import dev.contend.harness.explore.scenario.Step.Transaction;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules, one by one. */
class IndependenceTest {
  private static final String READ_A = "SELECT x FROM a";
  private static final String READ_B = "SELECT x FROM b";
  private static final String WRITE_A = "UPDATE a SET x = 1";
  private static final String WRITE_B = "UPDATE b SET x = 1";

  private final Independence committed =
      independence("postgres", Connection.TRANSACTION_READ_COMMITTED);

  static Independence independence(String engine, int level) {
    return independence(
        Engines.named(engine).map(Engine::dialect).orElse(Dialect.OTHER), true, level);
  }

  private static Independence independence(Dialect dialect, boolean tested, int level) {
    return new Independence(
        Map.of("a", Set.of(), "b", Set.of(), "c", Set.of("d"), "d", Set.of("c")),
        Set.of(),
        new IsolationSetting("test", level, List.of()),
        new StubEngine() {
          @Override
          public Dialect dialect() {
            return dialect;
          }

          @Override
          public boolean tested() {
            return tested;
          }
        });
  }

  @Test
  void tablesInCommon() {
    assertIndependent(committed, autocommit(WRITE_A), autocommit(WRITE_B), true);
    assertIndependent(committed, autocommit(READ_A), autocommit(READ_A), true);
    assertIndependent(committed, autocommit(WRITE_A), autocommit(READ_B), true);
    assertIndependent(committed, autocommit(WRITE_A), autocommit(READ_A), false);
    assertIndependent(committed, autocommit(WRITE_A), autocommit(WRITE_A), false);
    assertIndependent(committed, autocommit("SELECT * FROM c"), autocommit("DELETE FROM d"), false);
  }

  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_SERIALIZABLE, Connection.TRANSACTION_NONE, 77})
  void everythingDependsOnEverythingAtSerializable(int level) {
    Independence independence = independence("postgres", level);
    assertIndependent(independence, autocommit(READ_A), autocommit(READ_B), false);
    assertIndependent(independence, step(Kind.COMMIT, LATER, "commit"), autocommit(READ_B), false);
  }

  @Test
  void andOnAnUnknownEngine() {
    Independence independence = independence("fake", Connection.TRANSACTION_READ_COMMITTED);
    assertIndependent(independence, autocommit("SELECT 1"), autocommit("SELECT 1"), false);
  }

  @Test
  void andOnOneOfWhichOnlyTheSqlIsKnown() {
    Independence independence =
        independence(Dialect.MARIADB, false, Connection.TRANSACTION_READ_COMMITTED);
    assertThat(independence.blind()).isTrue();
    assertIndependent(independence, autocommit("SELECT 1"), autocommit("SELECT 1"), false);
  }

  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE})
  void partsDependOnWhatTheyTouchAndOnNothingInTheDatabase(int level) {
    Independence independence = independence("postgres", level);
    Footprint lock = part(independence, Set.of("time"), Set.of("lock"));
    Footprint database = independence.session().next(autocommit(WRITE_A), Course.plain());
    assertThat(independence.independent(lock, lock)).isFalse();
    assertThat(independence.independent(lock, database)).isTrue();
    assertThat(independence.independent(database, lock)).isTrue();
    Footprint clock = part(independence, Set.of("time"), Set.of());
    assertThat(independence.independent(lock, clock)).isTrue();
    Footprint expiry = part(independence, Set.of(), Set.of("time"));
    assertThat(independence.independent(lock, expiry)).isFalse();
    assertThat(independence.independent(expiry, clock)).isFalse();
  }

  /** Whether a step of the database may have touched anything there. */
  private static boolean blind(Footprint footprint) {
    return footprint.scope() != Footprint.Scope.TABLES;
  }

  private static Footprint part(Independence independence, Set<String> reads, Set<String> writes) {
    return independence
        .session()
        .next(
            step(Kind.PART, AUTOCOMMIT, "x"),
            new Course(false, false, false, false, Optional.of(new Touched(reads, writes))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ROW", "PART", "NOTHING", "DEATH"})
  void effectsThatNoTextShows(Kind kind) {
    assertIndependent(committed, step(kind, AUTOCOMMIT, "x"), autocommit(READ_A), false);
  }

  @Test
  void entangledDependsOnEverything() {
    Footprint entangled =
        committed.session().next(autocommit(READ_A), new Course(true, false, false, false));
    Footprint plain = committed.session().next(autocommit(READ_B), Course.plain());
    assertThat(committed.independent(entangled, plain)).isFalse();
    assertThat(committed.independent(plain, entangled)).isFalse();
  }

  @Test
  void oneOperationEndsAndTheOtherBegins() {
    Footprint ends =
        committed.session().next(autocommit(READ_A), new Course(false, false, false, true));
    Footprint begins =
        committed.session().next(autocommit(READ_B), new Course(false, false, true, false));
    assertThat(committed.independent(ends, begins)).isFalse();
    assertThat(committed.independent(begins, ends)).isFalse();
    assertThat(committed.independent(ends, ends)).isTrue();
    assertThat(committed.independent(begins, begins)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"COMMIT", "ROLLBACK", "SAVEPOINT"})
  void theEndOfATransactionTouchesWhatTheTransactionTouched(Kind kind) {
    SessionFootprints session = committed.session();
    session.next(statement(FIRST, WRITE_A), Course.plain());
    session.next(statement(LATER, READ_B), Course.plain());
    Footprint end = session.next(step(kind, LATER, "end"), Course.plain());
    assertThat(end.writes()).containsExactly("a");
    assertThat(end.reads()).isEmpty();
    assertThat(end.commits()).isEqualTo(kind == Kind.COMMIT);
  }

  @Test
  void aTransactionBeginsAnewAfterItsEnd() {
    SessionFootprints session = committed.session();
    session.next(statement(FIRST, WRITE_A), Course.plain());
    session.next(step(Kind.ROLLBACK, LATER, "rollback"), Course.plain());
    session.next(statement(FIRST, WRITE_B), Course.plain());
    assertThat(session.next(step(Kind.COMMIT, LATER, "commit"), Course.plain()).writes())
        .containsExactly("b");
  }

  @Test
  void whatWasNotUnderstoodIsCommittedToo() {
    SessionFootprints session = committed.session();
    assertThat(blind(session.next(statement(FIRST, "SELECT f(x) FROM a"), Course.plain())))
        .isTrue();
    assertThat(blind(session.next(statement(LATER, READ_A), Course.plain()))).isFalse();
    assertThat(blind(session.next(step(Kind.COMMIT, LATER, "commit"), Course.plain()))).isTrue();
    assertThat(blind(session.next(autocommit(READ_A), Course.plain()))).isFalse();
  }

  @Test
  void anErrorMayEndTheTransaction() {
    SessionFootprints session = committed.session();
    session.next(statement(FIRST, WRITE_A), Course.plain());
    Footprint failed =
        session.next(statement(LATER, READ_B), new Course(false, true, false, false));
    assertThat(failed.writes()).containsExactly("a");
    assertThat(failed.reads()).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BEGIN", "SET x = 1", "CALL f()", "SELECT 1; COMMIT", "SELECT set_config('a')"})
  void aSessionIsLostAfterOtherStatements(String sql) {
    SessionFootprints session = committed.session();
    session.next(autocommit(sql), Course.plain());
    assertThat(blind(session.next(autocommit(READ_A), Course.plain()))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transaction.class,
      names = {"FIRST", "AUTOCOMMIT"})
  void aSessionIsLostWithTwoTransactionsAtOnce(Transaction other) {
    SessionFootprints session = committed.session();
    session.next(statement(FIRST, WRITE_A), Course.plain());
    assertThat(blind(session.next(statement(other, WRITE_B), Course.plain()))).isTrue();
    assertThat(blind(session.next(step(Kind.COMMIT, LATER, "commit"), Course.plain()))).isTrue();
    assertThat(blind(session.next(autocommit(READ_A), Course.plain()))).isTrue();
  }

  @Test
  void snapshotsOnPostgresAreTakenOnce() {
    Independence repeatable = independence("postgres", Connection.TRANSACTION_REPEATABLE_READ);
    Footprint write = repeatable.session().next(autocommit(WRITE_B), Course.plain());
    Footprint read = repeatable.session().next(autocommit(READ_B), Course.plain());
    assertThat(write.commits()).isTrue();
    assertThat(write.snapshot()).isFalse();
    assertThat(read.commits()).isFalse();
    SessionFootprints session = repeatable.session();
    Footprint savepoint = session.next(step(Kind.SAVEPOINT, FIRST, "s"), Course.plain());
    Footprint first = session.next(statement(LATER, READ_A), Course.plain());
    Footprint later = session.next(statement(LATER, READ_A), Course.plain());
    assertThat(repeatable.independent(savepoint, write)).isFalse();
    assertThat(repeatable.independent(first, write)).isFalse();
    assertThat(repeatable.independent(write, first)).isFalse();
    assertThat(repeatable.independent(first, read)).isTrue();
    assertThat(repeatable.independent(later, write)).isTrue();
  }

  @Test
  void aStatementThatMayNotHaveBeenSentTookNoSnapshot() {
    Independence repeatable = independence("postgres", Connection.TRANSACTION_REPEATABLE_READ);
    SessionFootprints session = repeatable.session();
    session.next(statement(FIRST, "SELECT x FROM a WHERE id = ?"), Course.plain());
    session.next(statement(LATER, READ_A), new Course(false, true, false, false));
    assertThat(session.next(statement(LATER, READ_A), Course.plain()).snapshot()).isTrue();
    assertThat(session.next(statement(LATER, READ_A), Course.plain()).snapshot()).isFalse();
  }

  @Test
  void snapshotsOnMariaDbMayBeTakenByAnyStatement() {
    Independence repeatable = independence("mariadb", Connection.TRANSACTION_REPEATABLE_READ);
    SessionFootprints session = repeatable.session();
    session.next(statement(FIRST, READ_A), Course.plain());
    assertThat(session.next(statement(LATER, READ_A), Course.plain()).snapshot()).isTrue();
  }

  private static void assertIndependent(
      Independence independence, Step one, Step other, boolean expected) {
    Footprint first = independence.session().next(one, Course.plain());
    Footprint second = independence.session().next(other, Course.plain());
    assertThat(independence.independent(first, second)).isEqualTo(expected);
    assertThat(independence.independent(second, first)).isEqualTo(expected);
  }

  private static Step autocommit(String sql) {
    return statement(AUTOCOMMIT, sql);
  }

  private static Step statement(Transaction transaction, String sql) {
    return step(Kind.STATEMENT, transaction, sql);
  }

  private static Step step(Kind kind, Transaction transaction, String text) {
    return new Step(kind, text, List.of(), transaction);
  }
}
