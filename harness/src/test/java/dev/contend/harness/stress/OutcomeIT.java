package dev.contend.harness.stress;

import static dev.contend.harness.stress.OutcomeScene.number;
import static dev.contend.harness.stress.OutcomeScene.run;
import static dev.contend.harness.stress.OutcomeScene.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the errors that servers answer mean for the history: every row of the table, provoked on
 * real servers and recorded by a real client. Lost sessions are in {@link LostSessionIT}.
 */
class OutcomeIT {

  private static Server postgres() {
    return shared(true);
  }

  private static Server mariaDb() {
    return shared(false);
  }

  private static Server shared(boolean postgres) {
    return TestServers.shared()
        .filter(server -> server.engine() instanceof PostgresEngine == postgres)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void postgres40001(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(postgres(), "repeatable-read")) {
      set(scene.rival, 1, 5);
      CompletableFuture<Void> committed =
          scene.whenBlocked(
              () -> {
                scene.rival.commit();
                return null;
              });
      scene.assertRefused(place.type, "40001", 0, place.before(db -> set(db, 1, 7)));
      committed.join();
      assertThat(scene.value(1)).isEqualTo(5);
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mariaDb1020(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "repeatable-read+snapshot")) {
      OutcomeScene.Body overtaken =
          db -> {
            // Its snapshot is this read's; in autocommit each statement has one of its own.
            db.setAutoCommit(false);
            number(db, "SELECT v FROM t WHERE id = 1");
            set(scene.rival, 1, 5);
            scene.rival.commit();
            set(db, 1, 7);
          };
      scene.assertRefused(place.type, "HY000", 1020, place.before(overtaken));
      assertThat(scene.value(1)).isEqualTo(5);
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void postgres40P01(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(postgres(), "read-committed")) {
      // Who waits first looks once, after its own time-out: the client must be the one that looks.
      run(scene.rival, "SET deadlock_timeout = '1min'");
      assertDeadlock(scene, place, "40P01", 0, "SET deadlock_timeout = '500ms'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void mariaDb1213(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "read-committed")) {
      // InnoDB's victim is the transaction that has changed the fewest rows.
      run(scene.rival, "INSERT INTO t SELECT seq, 0 FROM seq_100_to_200");
      assertDeadlock(scene, place, "40001", 1213, "SELECT 1");
    }
  }

  /** The client has row 1 and waits for row 3, which the rival has, who then asks for row 1. */
  private static void assertDeadlock(
      OutcomeScene scene, Place place, String state, int code, String first) throws Exception {
    run(scene.rival, "INSERT INTO t VALUES (4, 0)");
    scene.insertAndCommit(3);
    set(scene.rival, 3, 5);
    CompletableFuture<Void> cycle =
        scene.whenBlocked(
            () -> {
              set(scene.rival, 1, 5);
              return null;
            });
    scene.assertRefused(
        place.type,
        state,
        code,
        place.before(
            db -> {
              run(db, first);
              run(db, "UPDATE t SET v = 8 WHERE id IN (1, 3)");
            }));
    cycle.join();
    scene.rival.commit();
    assertThat(scene.value(1)).isEqualTo(5);
    assertThat(scene.value(3)).isEqualTo(5);
    assertThat(scene.value(2)).isEqualTo(place.row2);
  }

  @ParameterizedTest
  @EnumSource
  void mariaDb1205(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "read-committed")) {
      set(scene.rival, 1, 5);
      scene.assertRefused(
          place.type,
          "HY000",
          1205,
          place.before(
              db -> {
                run(db, "SET SESSION innodb_lock_wait_timeout = 0");
                set(db, 1, 7);
              }));
      assertThat(scene.value(1)).isZero();
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void postgres23505(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(postgres(), "read-committed")) {
      scene.assertRefused(place.type, "23505", 0, place.before(OutcomeIT::insertTwice));
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mariaDb1062(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "read-committed")) {
      scene.assertRefused(place.type, "23000", 1062, place.before(OutcomeIT::insertTwice));
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  private static void insertTwice(Connection db) throws SQLException {
    run(db, "INSERT INTO t VALUES (1, 9)");
  }

  @Test
  void postgres23505InsideASavepoint() throws Exception {
    try (OutcomeScene scene = new OutcomeScene(postgres(), "read-committed")) {
      OutcomeScene.Body handled =
          db -> {
            db.setAutoCommit(false);
            set(db, 2, 7);
            Savepoint savepoint = db.setSavepoint();
            catchThrowableOfType(SQLException.class, () -> insertTwice(db));
            db.rollback(savepoint);
            db.commit();
          };
      scene.assertOutcome(EventType.OK, false, false, handled);
      assertThat(scene.value(2)).isEqualTo(7);
      scene.assertRefused(
          EventType.FAIL,
          "23505",
          0,
          db -> {
            db.setAutoCommit(false);
            set(db, 2, 8);
            db.setSavepoint();
            insertTwice(db);
          });
      assertThat(scene.value(2)).isEqualTo(7);
    }
  }

  /** The transaction lives, so an operation that handles the error commits the rest. */
  @Test
  void mariaDb1062And1205ThatAreHandled() throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "read-committed")) {
      set(scene.rival, 1, 5);
      OutcomeScene.Body handled =
          db -> {
            run(db, "SET SESSION innodb_lock_wait_timeout = 0");
            db.setAutoCommit(false);
            set(db, 2, 7);
            catchThrowableOfType(SQLException.class, () -> insertTwice(db));
            catchThrowableOfType(SQLException.class, () -> set(db, 1, 7));
            db.commit();
          };
      scene.assertOutcome(EventType.OK, false, false, handled);
      assertThat(scene.value(2)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void postgres57014(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(postgres(), "read-committed")) {
      set(scene.rival, 1, 5);
      scene.assertRefused(
          place.type,
          "57014",
          0,
          place.before(
              db -> {
                run(db, "SET statement_timeout = '50ms'");
                set(db, 1, 7);
              }));
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mariaDb1969(Place place) throws Exception {
    try (OutcomeScene scene = new OutcomeScene(mariaDb(), "read-committed")) {
      set(scene.rival, 1, 5);
      scene.assertRefused(
          place.type,
          "70100",
          1969,
          place.before(
              db -> {
                run(db, "SET SESSION max_statement_time = 0.05");
                set(db, 1, 7);
              }));
      assertThat(scene.value(2)).isEqualTo(place.row2);
    }
  }
}
