package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.List;
import java.util.Optional;

/**
 * What operations do when they run one at a time. All methods are pure.
 *
 * @param <S> states: immutable, never null, with {@code equals} and {@code hashCode}
 * @param <C> operations as this specification reads them from a history, so that a step need not
 *     look into EDN again. Those that are {@code equals} do the same in every state, so records of
 *     what matters make a search fast: each is stepped once in a state, and of two that are alike
 *     one is tried
 */
public interface SequentialSpec<S, C> {

  /** The name by which {@code check --model} finds it. */
  String name();

  /**
   * Reads an operation. One of unknown outcome is read as its invocation alone; the search places
   * it anywhere after that, or nowhere. What it does in a state, if it is taken, must be what one
   * with an answer would have done there, for every answer that is possible there.
   *
   * @return the operation, or null if it can't be told from one that never happened, such as a read
   *     whose answer is unknown
   * @throws UnjudgeableException if it is none of this specification's
   */
  C call(Operation operation);

  /**
   * The part of the state that the operation touches, such as a register's name. Operations on
   * different keys are searched independently, which is sound because linearizability is local.
   * Null where the specification has but one part.
   */
  Object key(C call);

  /**
   * Why the order of a history's answers can't be judged, where that is no fault of the history:
   * those of another's tool may lack what a model of ours asks of its own. Then nothing is held
   * against it, and the verdict says this clause.
   *
   * @throws UnjudgeableException if the history is none of this specification's
   */
  default Optional<String> silentOn(History history) {
    return Optional.empty();
  }

  /**
   * The state before the first operation.
   *
   * @param key the part of the state
   * @param calls all operations on it, for specifications whose histories say what they began with
   * @throws UnjudgeableException if it can't be known
   */
  S initial(Object key, List<C> calls);

  /** What the operation does in that state. */
  Step<S> step(S state, C call);

  /**
   * Whether the operation leaves every state alone in which it is not refused, as a read does. Such
   * a one is taken as soon as it can be, which makes a search fast; false is always right.
   */
  default boolean isPure(C call) {
    return false;
  }

  /** Itself as a register, if it is one: some histories of registers need no search. */
  default Optional<RegisterLike<C>> asRegister() {
    return Optional.empty();
  }

  /** Itself as a set, if it is one: some histories of sets need no search. */
  default Optional<SetLike<C>> asSet() {
    return Optional.empty();
  }

  /** Itself as a list, if it is one: some histories of lists need no search. */
  default Optional<ListLike<C>> asList() {
    return Optional.empty();
  }

  /** A state in words, such as "stock 3, open orders 17 and 18". */
  String describe(S state);
}
