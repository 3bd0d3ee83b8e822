package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of MySQL without one. */
class MySqlEngineTest {
  private final Engine mysql = Engines.named("mysql").orElseThrow();

  @Test
  void contendStartsNoneAndSaysWhatToDo() {
    String sentence =
        "Contend starts no mysql; name a server that is there:"
            + " --db-url my-mysql=jdbc:mysql://host:port/";
    assertThat(mysql.startable()).isFalse();
    assertThat(Engines.startable()).doesNotContain(mysql);
    assertThat(EmbeddedDatabase.all()).noneMatch(database -> database.engine() == mysql);
    assertThat(ContainerDatabase.all()).noneMatch(database -> database.engine() == mysql);
    assertThatThrownBy(() -> EmbeddedDatabase.named("mysql")).hasMessage(sentence);
    assertThatThrownBy(() -> EmbeddedDatabase.named("mysql:8")).hasMessage(sentence);
    assertThatThrownBy(() -> ContainerDatabase.named("mysql:8")).hasMessage(sentence);
    assertThatThrownBy(() -> mysql.start(new ServerOptions(false, 5)))
        .isInstanceOf(ServerException.class)
        .hasMessage(sentence + ".");
  }

  @Test
  void aServerIsNamedByItsUrlAndMayHaveTheNameOfTheEngine() {
    ExternalDatabase database =
        ExternalDatabase.parseAll(List.of("mysql=jdbc:mysql://h/?allowPublicKeyRetrieval=true"))
            .get(0);
    assertThat(database.engine()).isSameAs(mysql);
    assertThat(database.url().port()).isEqualTo(3306);
    assertThat(database.url().parameters()).isEqualTo(Map.of("allowPublicKeyRetrieval", "true"));
  }

  @Test
  void itIsWrittenToAsToAMariaDbWithoutTheSwitchThatMySqlLacks() {
    MariaDbEngine mariaDb = new MariaDbEngine();
    assertThat(mysql.dialect()).isEqualTo(mariaDb.dialect());
    assertThat(mysql.tested()).isFalse();
    assertThat(mysql.identityColumn()).isEqualTo(mariaDb.identityColumn());
    assertThat(mysql.isolationSettings())
        .isEqualTo(mariaDb.isolationSettingsWithoutSwitch())
        .extracting(IsolationSetting::name)
        .contains(mysql.defaultIsolation());
  }

  @ParameterizedTest
  @CsvSource({
    "40001, 1213, TRANSACTION_OVER, true",
    "HY000, 1205, STATEMENT_FAILED, true",
    "HY000, 1206, TRANSACTION_OVER, false",
    "40000, 3101, TRANSACTION_OVER, false",
    "HY000, 3058, STATEMENT_FAILED, true",
    "23000, 1062, STATEMENT_FAILED, false",
    "HY000, 3024, STATEMENT_FAILED, false",
    "HY000, 3572, STATEMENT_FAILED, false",
    "08S01, 1053, CONNECTION_LOST, false",
    "HY000, 4031, CONNECTION_LOST, false",
  })
  void errorsAreThoseOfTheManual(String state, int code, ErrorKind kind, boolean retryable) {
    SQLException error = new SQLException("as the server says", state, code);
    assertThat(mysql.classify(error)).isEqualTo(kind);
    assertThat(mysql.retryable(error)).isEqualTo(retryable);
    assertThat(mysql.classify(new SQLException("a framework's", error))).isEqualTo(kind);
  }
}
