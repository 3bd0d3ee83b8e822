package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbEngineTest {
  private final Engine engine = new MariaDbEngine();

  @ParameterizedTest
  @CsvSource({
    "40001, 1213, TRANSACTION_OVER, true",
    "HY000, 1020, TRANSACTION_OVER, true",
    "HY000, 1467, TRANSACTION_OVER, true",
    "HY000, 1206, TRANSACTION_OVER, false",
    "HY000, 1205, STATEMENT_FAILED, true",
    "23000, 1062, STATEMENT_FAILED, false",
    "23000, 4025, STATEMENT_FAILED, false",
    "70100, 1969, STATEMENT_FAILED, false",
    "70100, 1317, STATEMENT_FAILED, false",
    "42000, 1064, STATEMENT_FAILED, false",
    "70100, 1927, CONNECTION_LOST, false",
    "08S01, 1053, CONNECTION_LOST, false",
    "HY000, 1053, CONNECTION_LOST, false",
    "08S01, 1158, CONNECTION_LOST, false",
    "08000, 0, CONNECTION_LOST, false",
    "HY000, 1927, CONNECTION_LOST, false",
  })
  void errors(String state, int code, ErrorKind kind, boolean retryable) {
    SQLException error = new SQLException("provoked", state, code);
    assertThat(engine.classify(error)).isEqualTo(kind);
    assertThat(engine.retryable(error)).isEqualTo(retryable);
  }

  @Test
  void wrappedErrorsCount() {
    SQLException deadlock = new SQLException("deadlock", "40001", 1213);
    assertThat(engine.retryable(new SQLException("wrapped", "HY000", 1, deadlock))).isTrue();
    assertThat(engine.classify(new SQLException("wrapped", "HY000", 1, deadlock)))
        .isEqualTo(ErrorKind.TRANSACTION_OVER);
    assertThat(engine.classify(new SQLException("wrapped", "HY000", 1, new EOFException())))
        .isEqualTo(ErrorKind.CONNECTION_LOST);
  }

  @Test
  void whatNobodyNamedIsNoAnswer() {
    assertThat(engine.classify(new SQLException("Connection is closed")))
        .isEqualTo(ErrorKind.CONNECTION_LOST);
  }

  @Test
  void aServerWithoutTheSwitchHasTheSettingsThatTurnItOff() {
    assertThat(new MariaDbEngine().isolationSettingsWithoutSwitch())
        .extracting(IsolationSetting::name)
        .containsExactly("read-uncommitted", "read-committed", "repeatable-read", "serializable");
    assertThat(new MariaDbEngine().isolationSettingsWithoutSwitch())
        .allSatisfy(setting -> assertThat(setting.sessionSql()).isEmpty());
  }

  @Test
  void everySettingSaysWhatItsSnapshotSwitchIs() {
    List<IsolationSetting> settings = engine.isolationSettings();
    assertThat(settings)
        .extracting(IsolationSetting::name)
        .containsExactly(
            "read-uncommitted",
            "read-committed",
            "repeatable-read",
            "repeatable-read+snapshot",
            "serializable");
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThat(setting.sessionSql())
                    .singleElement()
                    .asString()
                    .endsWith(setting.name().endsWith("+snapshot") ? "= ON" : "= OFF"));
  }
}
