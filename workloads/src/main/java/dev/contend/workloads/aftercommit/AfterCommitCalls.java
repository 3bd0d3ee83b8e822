package dev.contend.workloads.aftercommit;

import dev.contend.checkers.aftercommit.AfterCommitCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A strategy's operations as calls that a history can record. */
final class AfterCommitCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final SubmitStrategy strategy;

  AfterCommitCalls(SubmitStrategy strategy) {
    this.strategy = strategy;
  }

  /** Whether there is a poller in it. */
  boolean polls() {
    return strategy instanceof PollingStrategy;
  }

  /**
   * Submits something.
   *
   * @param name that no other submit has
   * @param right whether it keeps the business's rule, which is looked at last
   */
  Call submit(String name, boolean right) {
    BusinessRule rule =
        () -> {
          if (!right) {
            throw new RefusedException();
          }
        };
    return new Call(
        AfterCommitCall.SUBMIT,
        tuple(name, null),
        Map.of(),
        parts -> {
          try {
            return new Answer.Done(tuple(name, strategy.submit(parts, name, rule)));
          } catch (RefusedException e) {
            return new Answer.Refused(AfterCommitCall.REFUSED);
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }

  /**
   * What a worker does with a task.
   *
   * @param task as it was sent: the id of a submission
   */
  Call task(Object task) {
    long id = (Long) task;
    return new Call(
        AfterCommitCall.TASK,
        tuple(id, null),
        Map.of(),
        parts ->
            new Answer.Done(
                tuple(
                    id,
                    strategy.task(parts.connection(), id)
                        ? AfterCommitCall.DONE
                        : AfterCommitCall.MISSING)));
  }

  /** Polls once. */
  Call poll() {
    return new Call(
        AfterCommitCall.POLL,
        tuple(null, null),
        Map.of(),
        parts -> {
          try {
            OptionalLong taken = ((PollingStrategy) strategy).poll(parts);
            return new Answer.Done(
                taken.isPresent()
                    ? tuple(taken.getAsLong(), AfterCommitCall.TAKEN)
                    : tuple(null, AfterCommitCall.NOTHING));
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }

  /** Observes the end. */
  Call end() {
    return new Call(
        AfterCommitCall.FINAL,
        null,
        Map.of(),
        parts ->
            new Answer.Done(
                AfterCommitTables.state(
                    parts.connection(), parts.queue(SubmitStrategy.MAIL).isEmpty() ? 0 : 1)));
  }

  /** Does all that is left, as workers and pollers that live would, and observes the end. */
  Call endOfAll() {
    Call end = end();
    return new Call(
        end.f(),
        end.input(),
        end.extra(),
        parts -> {
          finish(parts);
          return end.body().run(parts);
        });
  }

  private void finish(Parts parts) throws SQLException {
    boolean more = true;
    while (more) {
      more = strategy instanceof PollingStrategy polling && polling.poll(parts).isPresent();
      Optional<Object> task = parts.queue(SubmitStrategy.MAIL).poll();
      if (task.isPresent()) {
        strategy.task(parts.connection(), (Long) task.get());
        more = true;
      }
    }
  }

  static List<Object> tuple(Object... values) {
    return Arrays.asList(values);
  }
}
