package dev.contend.workloads.aftercommit;

import dev.contend.checkers.aftercommit.AfterCommitCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Somebody submits, and workers run what is sent. Who polls an outbox is a caller as well, once;
 * what is left at the end is done by others.
 */
final class AfterCommitScenes {
  private static final List<Keyword> SUBMIT = List.of(AfterCommitCall.SUBMIT);
  private static final List<Keyword> POLL = List.of(AfterCommitCall.POLL);

  /** What Celery's User Guide tells. The worker is the session after the only caller. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "The view inserts the row."),
          Told.step(0, "It sends the task, still in its transaction."),
          Told.step(1, "A worker runs the task at once: DoesNotExist."),
          Told.step(0, "The view's transaction commits."));

  private final Supplier<? extends SubmitStrategy> strategy;
  private final String identityColumn;

  private AfterCommitScenes(Supplier<? extends SubmitStrategy> strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<? extends SubmitStrategy> strategy, String identityColumn) {
    AfterCommitScenes scenes = new AfterCommitScenes(strategy, identityColumn);
    return strategy.get() instanceof PollingStrategy ? scenes.polling() : scenes.sending();
  }

  private List<Scene> sending() {
    Scene submit = scene("a submit", List.of(SUBMIT), true, false);
    List<Scene> scenes = new ArrayList<>();
    scenes.add(strategy.get() instanceof DispatchInTransaction ? submit.told(TOLD) : submit);
    scenes.add(scene("a submit that is refused", List.of(SUBMIT), false, false));
    scenes.add(scene("a submit whose process may die", List.of(SUBMIT), true, false).mortal(0));
    return scenes;
  }

  private List<Scene> polling() {
    List<Scene> scenes = new ArrayList<>();
    // Its row was committed before, so its tasks may as well be run at the end.
    scenes.add(
        scene("two pollers and a message", List.of(POLL, POLL), true, true).workers(Map.of()));
    scenes.add(scene("a submit and a poller", List.of(SUBMIT, POLL), true, false));
    scenes.add(scene("a submit that is refused and a poller", List.of(SUBMIT, POLL), false, false));
    if (!(strategy.get() instanceof OutboxWithoutSkipLocked)) {
      // Pollers that don't lock send twice though nobody dies.
      scenes.add(
          scene("a submit and a poller whose processes may die", List.of(SUBMIT, POLL), true, false)
              .mortal(0, 1));
    }
    return scenes;
  }

  private Scene scene(String name, List<List<Keyword>> callers, boolean right, boolean waiting) {
    return new Scene(
            name,
            callers,
            db -> AfterCommitTables.create(db, identityColumn, strategy.get().mailIsUnique()),
            () -> new AfterCommitRound(strategy.get(), callers, right, waiting))
        .workers(Map.of(SubmitStrategy.MAIL, AfterCommitCall.TASK));
  }
}
