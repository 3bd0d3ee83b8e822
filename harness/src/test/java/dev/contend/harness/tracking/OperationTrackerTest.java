package dev.contend.harness.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.parts.ServiceLostException;
import dev.contend.harness.workload.Answer;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table of what an error means for the history, row by row, without a database: the tracker is
 * told of statements and commits as the JDBC proxy tells it.
 */
class OperationTrackerTest {
  private static final Engine ENGINE = new PostgresEngine();
  private static final SQLException REFUSED = new SQLException("no", "40001");
  private static final SQLException DUPLICATE = new SQLException("twice", "23505");
  private static final SQLException LOST = new SQLException("gone", "08006");
  private static final String UPDATE = "UPDATE t SET a = 1";
  private static final String SELECT = "  select * FROM t";

  private final OperationTracker tracker = new OperationTracker(ENGINE);
  private final FakeConnection connection = new FakeConnection();

  @BeforeEach
  void begin() {
    tracker.begin();
  }

  private void statement(String sql, Object result, SQLException error) {
    ExecutionInfo execution = new ExecutionInfo();
    execution.setStatement(connection.statement());
    List<QueryInfo> queries = List.of(new QueryInfo(sql));
    tracker.beforeQuery(execution, queries);
    execution.setResult(result);
    execution.setThrowable(error);
    execution.setSuccess(error == null);
    tracker.afterQuery(execution, queries);
  }

  private void call(String method, SQLException error, Object... arguments) {
    MethodExecutionContext context = new MethodExecutionContext();
    context.setTarget(connection.connection());
    context.setMethod(FakeConnection.method(method, arguments));
    context.setMethodArgs(arguments);
    tracker.beforeMethod(context);
    context.setThrown(error);
    tracker.afterMethod(context);
  }

  private void assertOutcome(Exception error, EventType type, boolean partial) {
    assertOutcome(error, type, partial, error != LOST);
  }

  private void assertOutcome(Exception error, EventType type, boolean partial, boolean unhandled) {
    Outcome outcome = Outcome.of(error, ENGINE, tracker);
    assertThat(outcome.type()).isEqualTo(type);
    assertThat(outcome.extra().containsKey(ErrorMarks.UNHANDLED)).isEqualTo(unhandled);
    assertThat(outcome.extra().containsKey(ErrorMarks.PARTIAL)).isEqualTo(partial);
  }

  /** It may have done what it was asked last, and comes from outside. */
  @Test
  void aLostServiceIsInfoAndNotUnhandledHoweverItIsWrapped() {
    Exception lost = new ServiceLostException("Redis is lost", null);
    assertOutcome(lost, EventType.INFO, false, false);
    assertOutcome(new IllegalStateException("no lock", lost), EventType.INFO, false, false);
    assertOutcome(new IllegalStateException("no lock"), EventType.FAIL, false, true);
  }

  @Test
  void refusedInAnOpenTransactionIsFail() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void refusedAsSingleStatementIsFail() {
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void refusedAfterAnEarlierWriteInAutocommitIsPartial() {
    statement(UPDATE, 1, null);
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.INFO, true);
  }

  @Test
  void readingAndChangingNothingLeavesNothingBehind() {
    statement(SELECT, null, null);
    statement(UPDATE, 0, null);
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void refusedAfterAnEarlierTransactionIsPartial() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("commit", null);
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.INFO, true);
  }

  @Test
  void switchingAutocommitOnCommits() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("setAutoCommit", null, true);
    connection.autocommit = true;
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.INFO, true);
  }

  @Test
  void whatWasRolledBackIsForgotten() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("rollback", null);
    call("commit", null);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void refusedAtCommitIsFail() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("commit", REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void lostBeforeCommitIsFail() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    statement(UPDATE, null, LOST);
    assertOutcome(LOST, EventType.FAIL, false);
  }

  @Test
  void lostDuringCommitIsInfo() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("commit", LOST);
    assertOutcome(LOST, EventType.INFO, false);
  }

  @Test
  void lostInAutocommitIsInfoWhetherOrNotSomethingCameBefore() {
    statement(UPDATE, null, LOST);
    assertOutcome(LOST, EventType.INFO, false);
    tracker.begin();
    statement(UPDATE, 1, null);
    statement(UPDATE, null, LOST);
    assertOutcome(LOST, EventType.INFO, false);
  }

  @Test
  void lostWhileReadingInAutocommitIsFail() {
    statement(SELECT, null, LOST);
    assertOutcome(LOST, EventType.FAIL, false);
  }

  @Test
  void anErrorThatWasWrappedOrReplacedIsStillKnown() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("commit", LOST);
    assertOutcome(new IllegalStateException("of JPA", LOST), EventType.INFO, false, false);
    assertOutcome(new IllegalStateException("of nobody"), EventType.INFO, false, false);
    Outcome refused = Outcome.of(new Answer.Refused(new Keyword("busy")), tracker);
    assertThat(refused.type()).isEqualTo(EventType.INFO);
  }

  @Test
  void whatIsCalledOnALostSessionChangesNothing() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    statement(UPDATE, null, LOST);
    call("rollback", LOST);
    call("setAutoCommit", LOST, true);
    assertOutcome(LOST, EventType.FAIL, false);
  }

  @Test
  void anAnswerEndsWhatWasUnderWay() {
    statement(UPDATE, null, DUPLICATE);
    statement(SELECT, null, LOST);
    assertOutcome(LOST, EventType.FAIL, false);
  }

  /** As code does that has {@code setAutoCommit(true)} in a finally block and no rollback. */
  @Test
  void switchingAutocommitOnAfterTheServerEndedTheTransactionCommitsNothing() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    statement(UPDATE, null, REFUSED);
    call("setAutoCommit", null, true);
    assertOutcome(REFUSED, EventType.FAIL, false);
    tracker.begin();
    statement(UPDATE, 1, null);
    call("commit", REFUSED);
    call("setAutoCommit", null, true);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }

  @Test
  void whatCameBeforeASavepointIsCommittedAfterAnErrorBehindIt() {
    connection.autocommit = false;
    statement(UPDATE, 1, null);
    call("setSavepoint", null);
    statement(UPDATE, null, DUPLICATE);
    call("commit", LOST);
    assertOutcome(LOST, EventType.INFO, false);
    tracker.begin();
    statement(UPDATE, 1, null);
    statement("SAVEPOINT a", null, null);
    statement(UPDATE, null, DUPLICATE);
    statement("ROLLBACK TO SAVEPOINT a", null, null);
    call("commit", LOST);
    assertOutcome(LOST, EventType.INFO, false);
  }

  @Test
  void aBatchThatBrokeOffInAutocommitIsPartial() {
    statement(UPDATE, null, new BatchUpdateException("no", "23505", new int[] {1, -3}));
    assertOutcome(DUPLICATE, EventType.INFO, true);
    tracker.begin();
    statement(UPDATE, null, new BatchUpdateException("no", "23505", new int[] {-3, -3}));
    assertOutcome(DUPLICATE, EventType.FAIL, false);
  }

  @Test
  void anErrorOfTheApplicationItselfIsNoLostSession() {
    assertOutcome(new SQLException("no row"), EventType.FAIL, false);
  }

  @Test
  void theNextOperationBeginsAnew() {
    statement(UPDATE, 1, null);
    tracker.begin();
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }
}
