package dev.contend.harness.testing;

import dev.contend.harness.explore.ExploreSettings;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Scenario;
import java.util.function.UnaryOperator;

/**
 * A race, completely described.
 *
 * @param marking of outcomes before they are compared
 * @param connections that sessions may have open together
 */
record Plan(
    TestDatabase database,
    Isolation isolation,
    Scenario scenario,
    UnaryOperator<Outcome> marking,
    ExploreSettings settings,
    int connections) {

  /** For people: {@code A, B on postgres 18.6 at read-committed}. */
  String title() {
    return "%s on %s %s at %s"
        .formatted(
            scenario.name(),
            database.server().engine().name(),
            database.server().version(),
            isolation.text());
  }
}
