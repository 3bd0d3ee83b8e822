package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When nothing is left to do, by the orders in which two workers may look and work. */
class DrainTest {
  private static final String ONE = "one";
  private static final String OTHER = "other";

  private final Drain drain = new Drain(2, Duration.ofDays(1));

  private void findsNothing(String worker) {
    drain.foundNothing(worker, drain.version());
  }

  @Test
  void notBeforeTheClientsHaveEnded() {
    findsNothing(ONE);
    findsNothing(OTHER);
    assertThat(drain.done()).isFalse();
    drain.clientsEnded();
    assertThat(drain.done()).isFalse();
    findsNothing(ONE);
    assertThat(drain.done()).isFalse();
    findsNothing(OTHER);
    assertThat(drain.done()).isTrue();
  }

  @Test
  void notWithTheSameWorkerTwice() {
    drain.clientsEnded();
    findsNothing(ONE);
    findsNothing(ONE);
    assertThat(drain.done()).isFalse();
  }

  @Test
  void notWhileOneIsAtWorkOrHasNotLookedSince() {
    drain.clientsEnded();
    findsNothing(ONE);
    drain.found(OTHER);
    findsNothing(ONE);
    assertThat(drain.done()).isFalse();
    drain.worked();
    findsNothing(OTHER);
    assertThat(drain.done()).isFalse();
    findsNothing(ONE);
    assertThat(drain.done()).isTrue();
  }

  /** The other sends the task before it is done with what it was doing. */
  @Test
  void notWhileWhoWasIdleDoesWhatTheOtherSent() {
    drain.clientsEnded();
    drain.found(OTHER);
    findsNothing(ONE);
    drain.found(ONE);
    drain.worked();
    findsNothing(OTHER);
    assertThat(drain.done()).isFalse();
    drain.worked();
    findsNothing(OTHER);
    findsNothing(ONE);
    assertThat(drain.done()).isTrue();
  }

  /** Something became due: nobody had worked since one had found nothing. */
  @Test
  void notWhileWhoWasIdleDoesWhatBecameDue() {
    drain.clientsEnded();
    findsNothing(ONE);
    drain.found(ONE);
    findsNothing(OTHER);
    assertThat(drain.done()).isFalse();
  }

  @Test
  void notByALookFromBeforeSomebodyWorked() {
    drain.clientsEnded();
    long before = drain.version();
    drain.worked();
    findsNothing(ONE);
    drain.foundNothing(OTHER, before);
    assertThat(drain.done()).isFalse();
  }

  @Test
  void onceAndForAll() {
    drain.clientsEnded();
    findsNothing(ONE);
    findsNothing(OTHER);
    drain.worked();
    assertThat(drain.done()).isTrue();
  }
}
