package dev.contend.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedSessionTest {
  private final List<String> reached = new ArrayList<>();
  private final WatchedSession watch = new WatchedSession(session());
  private final Connection db = watch.watched();

  /** One that refuses to commit. */
  private Connection session() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              reached.add(method.getName());
              if (method.getName().equals("commit")) {
                throw new SQLException("refused", "40001");
              }
              return null;
            });
  }

  @BeforeEach
  void begin() {
    watch.begin();
  }

  private void attempt() throws SQLException {
    db.setAutoCommit(false);
    db.rollback();
    db.setAutoCommit(true);
  }

  @Test
  void aTransactionThatIsBegunAfterARollbackIsARetry() throws SQLException {
    attempt();
    attempt();
    db.setAutoCommit(false);

    assertThat(watch.rollbacks()).isEqualTo(2);
    assertThat(watch.retries()).isEqualTo(2);
  }

  @Test
  void aRollbackThatNothingFollowsIsNone() throws SQLException {
    attempt();

    assertThat(watch.rollbacks()).isEqualTo(1);
    assertThat(watch.retries()).isZero();
  }

  @Test
  void theOperationBeforeDoesNotCount() throws SQLException {
    attempt();
    watch.begin();
    db.setAutoCommit(false);

    assertThat(watch.rollbacks()).isZero();
    assertThat(watch.retries()).isZero();
  }

  @Test
  void aSavepointIsNoTransaction() throws SQLException {
    db.rollback(null);

    assertThat(watch.rollbacks()).isZero();
  }

  @Test
  void callsReachTheSessionAndErrorsComeBackAsTheyAre() {
    assertThatThrownBy(db::commit)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
    assertThat(reached).containsExactly("commit");
  }
}
