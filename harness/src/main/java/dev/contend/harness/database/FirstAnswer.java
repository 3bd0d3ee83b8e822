package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a server of ours says when it takes its first connection.
 *
 * @param version its own version string
 * @param isolationSettings those of its engine that it has
 */
record FirstAnswer(String version, List<IsolationSetting> isolationSettings) {
  /**
   * Tries until the server takes a connection.
   *
   * @param longest how long to try
   * @param ended whether it never will
   * @throws SQLException why it took none when it ended or the time was over
   */
  static FirstAnswer await(Engine engine, Access access, Duration longest, BooleanSupplier ended)
      throws SQLException {
    FirstAnswer[] answer = new FirstAnswer[1];
    SQLException[] refusal = new SQLException[1];
    Polling.until(
        longest,
        () -> {
          boolean noUse = ended.getAsBoolean();
          try (Connection connection = access.control("").getConnection()) {
            answer[0] =
                new FirstAnswer(
                    connection.getMetaData().getDatabaseProductVersion(),
                    engine.isolationSettings(connection));
            return true;
          } catch (SQLException e) {
            refusal[0] = e;
            return noUse;
          }
        });
    if (answer[0] == null) {
      throw refusal[0];
    }
    return answer[0];
  }
}
