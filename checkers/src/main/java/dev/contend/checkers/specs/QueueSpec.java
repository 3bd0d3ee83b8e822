package dev.contend.checkers.specs;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.Step;
import java.util.Objects;

/**
 * A first-in first-out queue, empty at first: {@code :enqueue v}, and {@code :dequeue}, which
 * answers the oldest element, or {@code nil} if it found none. One that ended in {@code :fail} did
 * not happen, and says nothing.
 */
public final class QueueSpec extends KeyedSpec<PersistentQueue> {

  public QueueSpec() {
    super("queue", PersistentQueue.EMPTY, "enqueue", "dequeue");
  }

  @Override
  String expectedForm(Call call) {
    return call.is("enqueue") && call.input() == null ? "nil stands for no element" : null;
  }

  @Override
  boolean tells(Call call) {
    return call.is("dequeue");
  }

  @Override
  public boolean isPure(Call call) {
    return call.is("dequeue") && call.known() && call.output() == null;
  }

  @Override
  public Step<PersistentQueue> step(PersistentQueue state, Call call) {
    if (call.is("enqueue")) {
      return new Step.Next<>(state.with(call.input()));
    }
    if (state.isEmpty()) {
      return keep(state, !call.known() || call.output() == null);
    }
    return !call.known() || Objects.equals(call.output(), state.head())
        ? new Step.Next<>(state.withoutHead())
        : refused(state);
  }

  @Override
  public String describe(PersistentQueue state) {
    return state.isEmpty()
        ? "the queue is empty"
        : "the queue is " + EdnWriter.toString(state.elements());
  }
}
