package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.List;
import java.util.function.Predicate;

/** Tries every order of the operations that keeps real time: slow, and too simple to be wrong. */
public final class BruteForce {

  /** An object that runs operations one at a time. */
  public interface Model {
    Model copy();

    /** Runs it; gives whether it could have given its answer. */
    boolean apply(Operation operation);
  }

  private final List<Operation> operations;

  private BruteForce(List<Operation> operations) {
    this.operations = operations;
  }

  /** Whether there is such an order. Failed operations are in none, unknown ones may be. */
  public static boolean linearizable(History history, Model model) {
    Predicate<Operation> failed = operation -> operation.outcome() == EventType.FAIL;
    List<Operation> operations = history.operations().stream().filter(failed.negate()).toList();
    return new BruteForce(operations).search(model, 0);
  }

  private boolean search(Model model, int taken) {
    boolean done = true;
    for (int i = 0; i < operations.size(); i++) {
      if ((taken & 1 << i) == 0) {
        done &= !operations.get(i).ok();
        if (mayBeNext(i, taken)) {
          Model next = model.copy();
          if (next.apply(operations.get(i)) && search(next, taken | 1 << i)) {
            return true;
          }
        }
      }
    }
    return done;
  }

  private boolean mayBeNext(int candidate, int taken) {
    for (int i = 0; i < operations.size(); i++) {
      Operation other = operations.get(i);
      if ((taken & 1 << i) == 0
          && other.ok()
          && other.completion().index() < operations.get(candidate).index()) {
        return false;
      }
    }
    return true;
  }
}
