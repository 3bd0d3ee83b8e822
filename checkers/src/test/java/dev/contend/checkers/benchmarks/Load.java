package dev.contend.checkers.benchmarks;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Long linearizable histories: at each event a random process goes one step on, from its invocation
 * to its effect to its return, so nearly all processes are within an operation at any time.
 */
public final class Load {
  private static final Keyword KEY = new Keyword("key");

  /** An object in memory. */
  private interface Thing {
    Call draw(SplittableRandom random);

    /** Takes effect; gives the answer. */
    Object apply(Call call);
  }

  private record Call(Object key, Keyword f, Object input) {}

  private final SplittableRandom random;
  private final History.Builder history = new History.Builder();
  private final Thing thing;
  private final double unknown;
  private int nextProcess;

  private Load(Thing thing, double unknown) {
    this(42, thing, unknown);
  }

  private Load(long seed, Thing thing, double unknown) {
    random = new SplittableRandom(seed);
    this.thing = thing;
    this.unknown = unknown;
  }

  /** Reads and writes of a register that takes that many values. */
  public static History.Builder register(int operations, int processes, int values) {
    return new Load(new Register(values, false), 0).run(operations, processes);
  }

  /** The same of values that are never written twice. */
  public static History.Builder uniqueRegister(int operations, int processes) {
    return new Load(new Register(0, false), 0).run(operations, processes);
  }

  /**
   * Reads, writes and compare-and-sets of a register that takes five values.
   *
   * @param unknown the share of operations that end in {@code info}; half of them took effect
   */
  public static History.Builder casRegister(int operations, int processes, double unknown) {
    return casRegister(42, operations, processes, unknown);
  }

  /** The same of another seed. */
  public static History.Builder casRegister(
      long seed, int operations, int processes, double unknown) {
    return new Load(seed, new Register(5, true), unknown).run(operations, processes);
  }

  /** Gets, puts and appends, on average 100 operations on a key. */
  public static History.Builder kv(int operations, int processes) {
    return kv(operations, processes, Math.max(1, operations / 100));
  }

  /** The same on that many keys. */
  public static History.Builder kv(int operations, int processes, int keys) {
    return new Load(new Kv(keys), 0).run(operations, processes);
  }

  /** Adds of different elements, and in the end a read of all. */
  public static History.Builder set(int operations, int processes) {
    Load load = new Load(new SetThing(), 0);
    load.run(operations - 1, processes);
    Call read = new Call(null, new Keyword("read"), null);
    load.append(0, EventType.INVOKE, read, null);
    load.append(0, EventType.OK, read, load.thing.apply(read));
    return load.history;
  }

  /** One more operation: a read that answers what no register ever held. */
  public static History withImpossibleRead(History.Builder history) {
    Call read = new Call(null, new Keyword("read"), null);
    append(history, 1_000_000_000, EventType.INVOKE, read, null);
    append(history, 1_000_000_000, EventType.OK, read, -1L);
    return history.build();
  }

  /** One more operation: a get of what no key ever held. */
  public static History withImpossibleGet(History.Builder history) {
    Call get = new Call("0", new Keyword("get"), null);
    append(history, 1_000_000_000, EventType.INVOKE, get, null);
    append(history, 1_000_000_000, EventType.OK, get, "never");
    return history.build();
  }

  private History.Builder run(int operations, int processes) {
    int[] process = new int[processes];
    Call[] call = new Call[processes];
    Object[] answer = new Object[processes];
    boolean[] applied = new boolean[processes];
    for (int i = 0; i < processes; i++) {
      process[i] = nextProcess++;
    }
    int left = operations;
    int busy = 0;
    while (left > 0 || busy > 0) {
      int i = random.nextInt(processes);
      if (call[i] == null && left > 0) {
        call[i] = thing.draw(random);
        append(process[i], EventType.INVOKE, call[i], call[i].input());
        left--;
        busy++;
      } else if (call[i] != null && !applied[i] && random.nextDouble() >= unknown / 2) {
        answer[i] = thing.apply(call[i]);
        applied[i] = true;
      } else if (call[i] != null) {
        boolean lost = !applied[i] || random.nextDouble() < unknown / 2;
        Object value = lost ? call[i].input() : answer[i];
        append(process[i], lost ? EventType.INFO : EventType.OK, call[i], value);
        process[i] = lost ? nextProcess++ : process[i];
        call[i] = null;
        applied[i] = false;
        busy--;
      }
    }
    return history;
  }

  private void append(int process, EventType type, Call call, Object value) {
    append(history, process, type, call, value);
  }

  private static void append(
      History.Builder history, int process, EventType type, Call call, Object value) {
    Map<Keyword, Object> extra = call.key() == null ? Map.of() : Map.of(KEY, call.key());
    history.append(history.size(), process, type, call.f(), value, extra);
  }

  private static final class Register implements Thing {
    private static final Keyword READ = new Keyword("read");
    private static final Keyword WRITE = new Keyword("write");
    private static final Keyword CAS = new Keyword("cas");
    private static final Keyword MISMATCH = new Keyword("mismatch");
    private final int values;
    private final boolean cas;
    private Object value;
    private long last;

    Register(int values, boolean cas) {
      this.values = values;
      this.cas = cas;
    }

    @Override
    public Call draw(SplittableRandom random) {
      return switch (random.nextInt(cas ? 3 : 2)) {
        case 0 -> new Call(null, READ, null);
        case 1 -> new Call(null, WRITE, some(random));
        default -> new Call(null, CAS, List.of(some(random), some(random)));
      };
    }

    private Object some(SplittableRandom random) {
      return values > 0 ? random.nextInt(values) : last++;
    }

    @Override
    public Object apply(Call call) {
      if (call.f().equals(READ)) {
        return value;
      }
      if (call.f().equals(CAS)) {
        List<?> pair = (List<?>) call.input();
        if (!pair.get(0).equals(value)) {
          return MISMATCH;
        }
        value = pair.get(1);
      } else {
        value = call.input();
      }
      return call.input();
    }
  }

  private static final class Kv implements Thing {
    private final int keys;
    private final Map<Object, String> values = new HashMap<>();

    Kv(int keys) {
      this.keys = keys;
    }

    @Override
    public Call draw(SplittableRandom random) {
      String key = Integer.toString(random.nextInt(keys));
      return switch (random.nextInt(4)) {
        case 0 -> new Call(key, new Keyword("put"), "p" + random.nextInt(1000));
        case 1 -> new Call(key, new Keyword("append"), "a" + random.nextInt(1000));
        default -> new Call(key, new Keyword("get"), null);
      };
    }

    @Override
    public Object apply(Call call) {
      String old = values.getOrDefault(call.key(), "");
      switch (call.f().name()) {
        case "put" -> values.put(call.key(), (String) call.input());
        case "append" -> values.put(call.key(), old + call.input());
        default -> {
          return old;
        }
      }
      return call.input();
    }
  }

  private static final class SetThing implements Thing {
    private final Set<Object> elements = new HashSet<>();
    private long last;

    @Override
    public Call draw(SplittableRandom random) {
      return new Call(null, new Keyword("add"), last++);
    }

    @Override
    public Object apply(Call call) {
      if (call.f().name().equals("read")) {
        return new ArrayList<>(elements);
      }
      elements.add(call.input());
      return call.input();
    }
  }
}
