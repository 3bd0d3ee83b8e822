package dev.contend.harness.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What is sent to a real database is kept as it was sent. */
class StatementLogTest {
  private final StatementLog log = new StatementLog();

  private DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:");
    return ProxyDataSourceBuilder.create(database).listener(log).methodListener(log).build();
  }

  @Test
  void statementsValuesAndTheEndOfATransactionAreKeptInOrder() throws SQLException {
    try (Connection db = database().getConnection();
        Statement plain = db.createStatement()) {
      plain.execute("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(100))");
      log.take();
      db.setAutoCommit(false);
      try (PreparedStatement insert = db.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
        insert.setString(2, "x".repeat(100));
        insert.setInt(1, 1);
        insert.execute();
        insert.setInt(1, 2);
        insert.setNull(2, Types.VARCHAR);
        insert.execute();
        db.commit();
        insert.setInt(1, 2);
        assertThatThrownBy(insert::execute).isInstanceOf(SQLException.class);
        db.rollback();
      }
      assertThat(log.take())
          .containsExactly(
              "INSERT INTO t VALUES (?, ?) (1, " + "x".repeat(59) + "…)",
              "INSERT INTO t VALUES (?, ?) (2, NULL)",
              "COMMIT",
              "INSERT INTO t VALUES (?, ?) (2, NULL) → error 23505",
              "ROLLBACK");
      assertThat(log.take()).isEmpty();
    }
  }
}
