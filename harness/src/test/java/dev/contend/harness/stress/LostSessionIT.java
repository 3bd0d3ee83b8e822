package dev.contend.harness.stress;

import static dev.contend.harness.stress.OutcomeScene.number;
import static dev.contend.harness.stress.OutcomeScene.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.harness.database.LocalServer;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.TestServers;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a lost session means for the history, on real servers: the last two rows of the table. It is
 * never marked as unhandled, for no code has an answer to it. Not on H2, to which no connection
 * leads that could be lost.
 */
class LostSessionIT {
  private OutcomeScene scene;

  static Stream<Server> servers() {
    return TestServers.shared().filter(LocalServer.class::isInstance);
  }

  private void assertLost(Server server, EventType type, OutcomeScene.Body body) throws Exception {
    try (OutcomeScene opened = new OutcomeScene(server, "read-committed")) {
      scene = opened;
      scene.assertOutcome(type, false, false, body);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void beforeCommit(Server server) throws Exception {
    assertLost(
        server,
        EventType.FAIL,
        db -> {
          db.setAutoCommit(false);
          set(db, 1, 7);
          scene.end(db);
          set(db, 2, 7);
        });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void duringCommit(Server server) throws Exception {
    assertLost(
        server,
        EventType.INFO,
        db -> {
          db.setAutoCommit(false);
          set(db, 1, 7);
          scene.end(db);
          db.commit();
        });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void inAutocommit(Server server) throws Exception {
    assertLost(
        server,
        EventType.INFO,
        db -> {
          scene.end(db);
          set(db, 1, 7);
        });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void inAutocommitAfterAnotherStatement(Server server) throws Exception {
    assertLost(
        server,
        EventType.INFO,
        db -> {
          set(db, 1, 7);
          scene.end(db);
          set(db, 2, 7);
        });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void whileReading(Server server) throws Exception {
    assertLost(
        server,
        EventType.FAIL,
        db -> {
          scene.end(db);
          number(db, "SELECT v FROM t WHERE id = 1");
        });
  }

  /** What JPA or an application's own layer makes of it. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void whoeverWrapsReplacesOrSwallowsTheErrorOfACommit(Server server) throws Exception {
    OutcomeScene.Body commits =
        db -> {
          db.setAutoCommit(false);
          set(db, 1, 7);
          scene.end(db);
          db.commit();
        };
    assertLost(
        server,
        EventType.INFO,
        db -> {
          try {
            commits.run(db);
          } catch (SQLException e) {
            throw new IllegalStateException("wrapped", e);
          }
        });
    assertLost(
        server,
        EventType.INFO,
        db -> {
          catchThrowableOfType(SQLException.class, () -> commits.run(db));
          throw new IllegalStateException("replaced");
        });
  }

  /** The server is alive but silent for longer than the client waits, and does the work later. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void silenceInAutocommit(Server server) throws Exception {
    try (OutcomeScene opened = new OutcomeScene(server, "read-committed")) {
      set(opened.rival, 1, 5);
      opened.assertOutcome(EventType.INFO, false, false, db -> set(db, 1, 7));
      assertThat(opened.value(1)).isZero();
      opened.rival.rollback();
      assertThat(opened.valueAtTheEnd(1)).isEqualTo(7);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void silenceBeforeCommit(Server server) throws Exception {
    try (OutcomeScene opened = new OutcomeScene(server, "read-committed")) {
      set(opened.rival, 1, 5);
      opened.assertOutcome(
          EventType.FAIL,
          false,
          false,
          db -> {
            db.setAutoCommit(false);
            set(db, 2, 7);
            set(db, 1, 7);
          });
      opened.rival.rollback();
      assertThat(opened.valueAtTheEnd(1)).isZero();
      assertThat(opened.value(2)).isZero();
    }
  }

  /**
   * A client whose session is gone works on with another; after {@code info} as another process.
   */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void theClientGoesOn(Server server) throws Exception {
    try (OutcomeScene opened = new OutcomeScene(server, "read-committed")) {
      OutcomeScene.Body lostUnknown =
          db -> {
            opened.end(db);
            set(db, 1, 7);
          };
      OutcomeScene.Body lostKnown =
          db -> {
            db.setAutoCommit(false);
            lostUnknown.run(db);
          };
      History history = opened.perform(lostKnown, lostUnknown, db -> set(db, 1, 7));
      assertThat(history.operations())
          .extracting(operation -> operation.process() + " " + operation.outcome())
          .containsExactly("0 FAIL", "0 INFO", OutcomeScene.STEP + " OK");
    }
  }
}
