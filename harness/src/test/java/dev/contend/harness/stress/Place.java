package dev.contend.harness.stress;

import static dev.contend.harness.stress.OutcomeScene.set;

import dev.contend.checkers.history.EventType;

/** Where in its operation a statement fails. */
enum Place {
  /** In a transaction that has written something. */
  TRANSACTION(EventType.FAIL, 0),
  /** As the operation's only statement. */
  SINGLE(EventType.FAIL, 0),
  /** After a statement that was committed by itself. */
  AFTER_ANOTHER(EventType.INFO, 7);

  final EventType type;
  final long row2;

  Place(EventType type, long row2) {
    this.type = type;
    this.row2 = row2;
  }

  /** An operation whose last statement, which is to fail, stands here. */
  OutcomeScene.Body before(OutcomeScene.Body failing) {
    return db -> {
      if (this == TRANSACTION) {
        db.setAutoCommit(false);
      }
      if (this != SINGLE) {
        set(db, 2, 7);
      }
      failing.run(db);
    };
  }
}
