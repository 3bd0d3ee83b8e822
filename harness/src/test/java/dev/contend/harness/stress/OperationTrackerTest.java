package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.PostgresEngine;
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
  private static final SQLException REFUSED = new SQLException("no", "40001");
  private static final SQLException LOST = new SQLException("gone", "08006");
  private static final String UPDATE = "UPDATE t SET a = 1";
  private static final String SELECT = "  select * FROM t";

  private final OperationTracker tracker = new OperationTracker();
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

  private void assertOutcome(SQLException error, EventType type, boolean partial) {
    Outcome outcome = Outcome.of(error, new PostgresEngine(), tracker);
    assertThat(outcome.type()).isEqualTo(type);
    assertThat(outcome.extra()).containsEntry(ErrorMarks.UNHANDLED, true);
    assertThat(outcome.extra().containsKey(ErrorMarks.PARTIAL)).isEqualTo(partial);
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
  void theNextOperationBeginsAnew() {
    statement(UPDATE, 1, null);
    tracker.begin();
    statement(UPDATE, null, REFUSED);
    assertOutcome(REFUSED, EventType.FAIL, false);
  }
}
