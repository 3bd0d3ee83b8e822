package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class PostgresEngineTest {
  private final Engine engine = new PostgresEngine();

  @ParameterizedTest
  @CsvSource({
    "ERROR, 40001, TRANSACTION_OVER, true",
    "ERROR, 40P01, TRANSACTION_OVER, true",
    "ERROR, 40002, TRANSACTION_OVER, false",
    "ERROR, 23505, TRANSACTION_OVER, false",
    "ERROR, 23514, TRANSACTION_OVER, false",
    "ERROR, 25P02, TRANSACTION_OVER, false",
    "ERROR, 55P03, TRANSACTION_OVER, false",
    "ERROR, 57014, TRANSACTION_OVER, false",
    "FATAL, 57P01, CONNECTION_LOST, false",
    "FATAL, 57P02, CONNECTION_LOST, false",
    "FATAL, 57P03, CONNECTION_LOST, false",
    "FATAL, 25P03, CONNECTION_LOST, false",
    "FATAL, 53300, CONNECTION_LOST, false",
  })
  void serverErrors(String severity, String state, ErrorKind kind, boolean retryable) {
    SQLException error = ofServer(severity, state);
    assertThat(engine.classify(error)).isEqualTo(kind);
    assertThat(engine.retryable(error)).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "40001, TRANSACTION_OVER",
    "23505, TRANSACTION_OVER",
    "08006, CONNECTION_LOST",
    "57P01, CONNECTION_LOST",
  })
  void errorsThatSomebodyCopied(String state, ErrorKind kind) {
    assertThat(engine.classify(new SQLException("copied", state))).isEqualTo(kind);
  }

  @Test
  void errorsOfTheDriver() {
    SQLException parameter = new PSQLException("no value", PSQLState.INVALID_PARAMETER_VALUE);
    SQLException closed = new PSQLException("closed", PSQLState.CONNECTION_DOES_NOT_EXIST);
    SQLException rolledBack = new PSQLException("rolled back", PSQLState.IN_FAILED_SQL_TRANSACTION);
    SQLException silence =
        new PSQLException("I/O", PSQLState.CONNECTION_FAILURE, new SocketTimeoutException("late"));
    assertThat(engine.classify(parameter)).isEqualTo(ErrorKind.STATEMENT_FAILED);
    assertThat(engine.classify(closed)).isEqualTo(ErrorKind.CONNECTION_LOST);
    assertThat(engine.classify(rolledBack)).isEqualTo(ErrorKind.TRANSACTION_OVER);
    assertThat(engine.classify(silence)).isEqualTo(ErrorKind.CONNECTION_LOST);
  }

  @Test
  void wrappedErrorsCount() {
    SQLException cause =
        new SQLException("wrapped", new RuntimeException(ofServer("ERROR", "40001")));
    assertThat(engine.classify(cause)).isEqualTo(ErrorKind.TRANSACTION_OVER);
    assertThat(engine.retryable(cause)).isTrue();

    BatchUpdateException batch = new BatchUpdateException("batch", "22000", new int[0]);
    batch.setNextException(ofServer("ERROR", "40P01"));
    assertThat(engine.retryable(batch)).isTrue();

    SQLException silence = new SQLException("wrapped", new SocketTimeoutException("late"));
    assertThat(engine.classify(silence)).isEqualTo(ErrorKind.CONNECTION_LOST);
  }

  @Test
  void whatNobodyNamedIsNoAnswer() {
    assertThat(engine.classify(new SQLException("Connection is closed")))
        .isEqualTo(ErrorKind.CONNECTION_LOST);
  }

  @Test
  void chainsInACircleEnd() {
    SQLException first = ofServer("ERROR", "40001");
    SQLException second = new SQLException("second", first);
    first.setNextException(second);
    assertThat(engine.retryable(second)).isTrue();
  }

  @Test
  void threeSettingsFromWeakToStrong() {
    assertThat(engine.isolationSettings())
        .extracting(IsolationSetting::name, IsolationSetting::jdbcLevel)
        .containsExactly(
            tuple("read-committed", Connection.TRANSACTION_READ_COMMITTED),
            tuple("repeatable-read", Connection.TRANSACTION_REPEATABLE_READ),
            tuple("serializable", Connection.TRANSACTION_SERIALIZABLE));
  }

  private static PSQLException ofServer(String severity, String state) {
    return new PSQLException(
        new ServerErrorMessage("S" + severity + "\0C" + state + "\0Mprovoked\0\0"));
  }
}
