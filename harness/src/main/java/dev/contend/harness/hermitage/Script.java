package dev.contend.harness.hermitage;

import java.util.ArrayList;
import java.util.List;

/**
 * What one session does, in one transaction.
 *
 * @param statements SQL that all products take, in its order
 * @param commits whether it commits in the end, or rolls back
 */
record Script(List<String> statements, boolean commits) {
  Script {
    statements = List.copyOf(statements);
  }

  static Script committing(String... statements) {
    return new Script(List.of(statements), true);
  }

  static Script rollingBack(String... statements) {
    return new Script(List.of(statements), false);
  }

  /** All that it does, in words of SQL. */
  List<String> steps() {
    List<String> steps = new ArrayList<>(statements);
    steps.add(commits ? "COMMIT" : "ROLLBACK");
    return steps;
  }
}
