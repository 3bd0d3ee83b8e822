package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The operations on one key, in order of invocation and in columns. Failed ones are left out: they
 * did not happen.
 *
 * @param key what they have in common
 * @param kinds the different calls among them; {@code equals} ones are one kind
 * @param kind of each operation its number in {@code kinds}
 * @param invoked of each the index of its invocation in the history
 * @param returned of each the index of its {@code ok}, or {@link History#NONE} if its outcome is
 *     unknown, in which case it may be placed anywhere after its invocation, or nowhere
 */
record Partition<C>(Object key, List<C> kinds, int[] kind, int[] invoked, int[] returned) {

  private static final int READ_BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 12;

  int size() {
    return kind.length;
  }

  C call(int operation) {
    return kinds.get(kind[operation]);
  }

  List<C> calls() {
    return new AbstractList<>() {
      @Override
      public C get(int index) {
        return call(index);
      }

      @Override
      public int size() {
        return Partition.this.size();
      }
    };
  }

  /** Only those operations, and with those returns, both by place. The kinds are the same. */
  Partition<C> where(IntPredicate stays, int[] newReturned) {
    int[] places = IntStream.range(0, size()).filter(stays).toArray();
    return new Partition<>(
        key,
        kinds,
        IntStream.of(places).map(place -> kind[place]).toArray(),
        IntStream.of(places).map(place -> invoked[place]).toArray(),
        IntStream.of(places).map(place -> newReturned[place]).toArray());
  }

  /** A partition that grows. */
  static final class Builder<C> {
    private final Object key;
    private final List<C> kinds = new ArrayList<>();
    private final IntColumn kind = new IntColumn();
    private final IntColumn invoked = new IntColumn();
    private final IntColumn returned = new IntColumn();

    Builder(Object key) {
      this.key = key;
    }

    int addKind(C call) {
      kinds.add(call);
      return kinds.size() - 1;
    }

    void add(int itsKind, int itsInvocation, int itsReturn) {
      kind.add(itsKind);
      invoked.add(itsInvocation);
      returned.add(itsReturn);
    }

    Partition<C> build() {
      return new Partition<>(key, kinds, kind.toArray(), invoked.toArray(), returned.toArray());
    }
  }

  /**
   * The operations of a history by their keys, in the order in which the keys come.
   *
   * @throws UnjudgeableException if the specification can't read one, or if there is no time
   */
  static <C> List<Partition<C>> split(History history, SequentialSpec<?, C> spec, long deadline) {
    Interner<C> calls = new Interner<>();
    IntColumn kindOfCall = new IntColumn();
    IntColumn builderOfCall = new IntColumn();
    Map<Object, Integer> numbers = new HashMap<>();
    List<Builder<C>> builders = new ArrayList<>();
    int read = 0;
    for (Operation operation : history.operations()) {
      if (++read % READ_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadline >= 0) {
        throw new UnjudgeableException(
            "gave up at the time limit with %,d of %,d operations read"
                .formatted(read, history.operations().size()));
      }
      C call = happened(operation) ? spec.call(operation) : null;
      if (call == null) {
        continue;
      }
      int number = calls.number(call);
      if (number == kindOfCall.size()) {
        Object key = spec.key(call);
        Integer itsBuilder = numbers.get(key);
        if (itsBuilder == null) {
          itsBuilder = builders.size();
          numbers.put(key, itsBuilder);
          builders.add(new Builder<>(key));
        }
        builderOfCall.add(itsBuilder);
        kindOfCall.add(builders.get(itsBuilder).addKind(call));
      }
      builders
          .get(builderOfCall.get(number))
          .add(
              kindOfCall.get(number),
              operation.index(),
              operation.ok() ? operation.completion().index() : History.NONE);
    }
    return builders.stream().map(Builder::build).toList();
  }

  /** Whether it did, or may have. */
  private static boolean happened(Operation operation) {
    return switch (operation.outcome()) {
      case OK, INFO -> true;
      case FAIL, INVOKE -> false;
    };
  }
}
