package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The invocations and completions of one test, in order of time. That order is the order of the
 * events; the times only say how far apart they were.
 *
 * <p>Held in columns: about 30 bytes an event and its value, so that a million operations fit in
 * well under 200 MB. Events and operations are views made on demand; loops over millions of them
 * that need only types or times read the columns.
 *
 * <p>Immutable, and safe to read from several threads.
 */
public final class History {
  /** Stands for "no such event" wherever an index is expected. */
  public static final int NONE = -1;

  private final int size;
  private final long[] times;
  private final int[] processes;
  private final byte[] types;
  private final int[] functions;
  private final long[] values;
  private final int[] partners;
  private final List<Keyword> functionNames;
  private final ValueArena arena;
  private final int[] invocations;

  private History(Builder builder) {
    size = builder.size;
    times = Arrays.copyOf(builder.times, size);
    processes = Arrays.copyOf(builder.processes, size);
    types = Arrays.copyOf(builder.types, size);
    functions = Arrays.copyOf(builder.functions, size);
    values = Arrays.copyOf(builder.values, size);
    partners = Arrays.copyOf(builder.partners, size);
    functionNames = List.copyOf(builder.functionNames);
    arena = builder.arena;
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += isInvocation(i) ? 1 : 0;
    }
    invocations = new int[count];
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (isInvocation(i)) {
        invocations[next++] = i;
      }
    }
  }

  private boolean isInvocation(int index) {
    return types[index] == EventType.INVOKE.ordinal() && processes[index] >= 0;
  }

  /** The number of events. */
  public int size() {
    return size;
  }

  public EventType type(int index) {
    return TYPES[types[Objects.checkIndex(index, size)]];
  }

  /** Nanoseconds from the start of the test. */
  public long time(int index) {
    return times[Objects.checkIndex(index, size)];
  }

  public int process(int index) {
    return processes[Objects.checkIndex(index, size)];
  }

  public Keyword f(int index) {
    return functionNames.get(functions[Objects.checkIndex(index, size)]);
  }

  /** Of an invocation its completion, of a completion its invocation, or {@link #NONE}. */
  public int partner(int index) {
    return partners[Objects.checkIndex(index, size)];
  }

  public Event event(int index) {
    ValueArena.Entry entry = arena.get(values[Objects.checkIndex(index, size)]);
    return new Event(
        index, times[index], processes[index], type(index), f(index), entry.value(), entry.extra());
  }

  /** The operation whose invocation or completion stands at that index. */
  public Operation operation(int index) {
    int partner = partner(index);
    Event one = event(index);
    Event other = partner == NONE ? null : event(partner);
    return one.type() == EventType.INVOKE ? new Operation(one, other) : new Operation(other, one);
  }

  /** All events, made as they are read. */
  public List<Event> events() {
    return new View<>(size) {
      @Override
      public Event get(int i) {
        return event(i);
      }
    };
  }

  /** All operations of clients in order of invocation, made as they are read. */
  public List<Operation> operations() {
    return new View<>(invocations.length) {
      @Override
      public Operation get(int i) {
        return operation(invocations[i]);
      }
    };
  }

  private static final EventType[] TYPES = EventType.values();

  private abstract static class View<T> extends AbstractList<T> implements RandomAccess {
    private final int size;

    View(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Collects events in their order. Not safe for use by several threads. */
  public static final class Builder {
    private static final int FIRST_CAPACITY = 64;

    private int size;
    private long[] times = new long[FIRST_CAPACITY];
    private int[] processes = new int[FIRST_CAPACITY];
    private byte[] types = new byte[FIRST_CAPACITY];
    private int[] functions = new int[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private int[] partners = new int[FIRST_CAPACITY];
    private final List<Keyword> functionNames = new ArrayList<>();
    private final Map<Keyword, Integer> functionIds = new HashMap<>();
    private final Pairing pairing = new Pairing();
    private final ValueArena arena = new ValueArena();

    /** The number of events so far, which is the index of the next. */
    public int size() {
      return size;
    }

    /**
     * Appends an event; parameters as in {@link Event}.
     *
     * @return its index
     * @throws IllegalArgumentException if it can't follow what is there: a second invocation by a
     *     process that is still in an operation, a completion of nothing, or a value that EDN can't
     *     write
     */
    public int append(
        long time,
        int process,
        EventType type,
        Keyword f,
        Object value,
        Map<Keyword, Object> extra) {
      long stored = arena.put(value, extra);
      int partner = process < 0 ? NONE : pairing.partner(size, process, type, f);
      if (size == times.length) {
        grow();
      }
      times[size] = time;
      processes[size] = process;
      types[size] = (byte) type.ordinal();
      functions[size] = functionId(f);
      values[size] = stored;
      partners[size] = partner;
      if (partner != NONE) {
        partners[partner] = size;
      }
      return size++;
    }

    private int functionId(Keyword f) {
      return functionIds.computeIfAbsent(
          f,
          name -> {
            functionNames.add(name);
            return functionNames.size() - 1;
          });
    }

    private void grow() {
      int capacity = size + (size >> 1);
      times = Arrays.copyOf(times, capacity);
      processes = Arrays.copyOf(processes, capacity);
      types = Arrays.copyOf(types, capacity);
      functions = Arrays.copyOf(functions, capacity);
      values = Arrays.copyOf(values, capacity);
      partners = Arrays.copyOf(partners, capacity);
    }

    /** The event at that index, made from what was appended. */
    public Event event(int index) {
      Objects.checkIndex(index, size);
      ValueArena.Entry entry = arena.get(values[index]);
      return new Event(
          index,
          times[index],
          processes[index],
          TYPES[types[index]],
          functionNames.get(functions[index]),
          entry.value(),
          entry.extra());
    }

    /** The history so far. The builder must not be appended to afterwards. */
    public History build() {
      return new History(this);
    }
  }
}
