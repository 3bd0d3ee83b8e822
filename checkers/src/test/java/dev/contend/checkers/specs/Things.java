package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Race;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One {@link Thing} for each ready specification. */
public final class Things {
  private Things() {}

  /** By the names of the specifications. */
  public static final Map<String, Supplier<Thing>> ALL =
      Map.of(
          "register", () -> new Register(false),
          "cas-register", () -> new Register(true),
          "multi-register", MultiRegister::new,
          "mutex", Mutex::new,
          "kv", Kv::new,
          "set", SetThing::new,
          "counter", () -> new Counter(false),
          "bounded-counter", () -> new Counter(true),
          "queue", Queue::new);

  /** A register to which no value is written twice. */
  public static Thing uniqueRegister() {
    return new Register(false) {
      private long last;

      @Override
      public Race.Request draw(SplittableRandom random) {
        return random.nextInt(3) == 0 ? request("write", last++) : request("read", null);
      }
    };
  }

  /** A set to which elements are only added, each once. */
  public static Thing growingSet() {
    return new SetThing() {
      private long last;

      @Override
      public Race.Request draw(SplittableRandom random) {
        return random.nextBoolean() ? request("add", last++) : request("read", null);
      }
    };
  }

  /** A string to which others are only appended, each once, and no two begin alike. */
  public static Thing growingText() {
    return new Kv() {
      private int last;

      @Override
      public Race.Request draw(SplittableRandom random) {
        return random.nextBoolean() ? request("append", last++ + ".") : request("get", null);
      }

      @Override
      Object other(String f, Object input, Object answer, SplittableRandom random) {
        String text = (String) answer;
        return f.equals("get") && random.nextBoolean()
            ? text + random.nextInt(last + 1) + "."
            : super.other(f, input, answer, random);
      }
    };
  }

  private static class Register extends Thing {
    private final boolean cas;
    private Object value;

    Register(boolean cas) {
      this.cas = cas;
    }

    @Override
    public Thing copy() {
      Register copy = new Register(cas);
      copy.value = value;
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      return switch (random.nextInt(cas ? 3 : 2)) {
        case 0 -> request("read", null);
        case 1 -> request("write", small(random));
        default -> request("cas", List.of(small(random), small(random)));
      };
    }

    @Override
    Object run(String f, Object input) {
      if (f.equals("read")) {
        return value;
      }
      if (f.equals("write")) {
        value = input;
        return input;
      }
      if (!((List<?>) input).get(0).equals(value)) {
        return new Keyword("mismatch");
      }
      value = ((List<?>) input).get(1);
      return input;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      if (f.equals("read")) {
        return random.nextInt(4) == 0 ? null : small(random);
      }
      return f.equals("cas") && answer.equals(input) ? new Keyword("mismatch") : input;
    }
  }

  private static final class MultiRegister extends Thing {
    private final Map<Object, Object> values = new HashMap<>();

    @Override
    public Thing copy() {
      MultiRegister copy = new MultiRegister();
      copy.values.putAll(values);
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      List<Object> txn = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        Keyword register = new Keyword(random.nextBoolean() ? "x" : "y");
        boolean reads = random.nextInt(3) > 0;
        txn.add(
            Arrays.asList(
                new Keyword(reads ? "read" : "w"), register, reads ? null : small(random)));
      }
      return request("txn", txn);
    }

    @Override
    Object run(String f, Object input) {
      return each(
          input,
          (register, value) -> values.get(register),
          (register, value) -> {
            values.put(register, value);
            return value;
          });
    }

    private interface Part {
      Object result(Object register, Object value);
    }

    private static List<Object> each(Object txn, Part read, Part write) {
      List<Object> answer = new ArrayList<>();
      for (Object part : (List<?>) txn) {
        List<?> op = (List<?>) part;
        Part action = op.get(0).equals(new Keyword("w")) ? write : read;
        answer.add(Arrays.asList(op.get(0), op.get(1), action.result(op.get(1), op.get(2))));
      }
      return answer;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      return each(
          answer,
          (register, value) -> random.nextBoolean() ? value : (Object) small(random),
          (register, value) -> value);
    }
  }

  /** As an object to race on it is now and then wrong, since its answers can't be changed. */
  private static final class Mutex extends Thing {
    private boolean held;
    private boolean generous;

    @Override
    public Thing copy() {
      Mutex copy = new Mutex();
      copy.held = held;
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      generous = random.nextInt(10) == 0;
      return request(random.nextBoolean() ? "acquire" : "release", null);
    }

    @Override
    Object run(String f, Object input) {
      boolean acquires = f.equals("acquire");
      if (held == acquires && !generous) {
        return FAILED;
      }
      held = acquires;
      return null;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      return null;
    }
  }

  private static class Kv extends Thing {
    private String value = "";

    @Override
    public Thing copy() {
      Kv copy = new Kv();
      copy.value = value;
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      return switch (random.nextInt(4)) {
        case 0 -> request("put", text(random));
        case 1 -> request("append", text(random));
        default -> request("get", null);
      };
    }

    private static String text(SplittableRandom random) {
      return "ab".substring(random.nextInt(2), 1 + random.nextInt(2)) + random.nextInt(2);
    }

    @Override
    Object run(String f, Object input) {
      switch (f) {
        case "put" -> value = (String) input;
        case "append" -> value = value + input;
        default -> {
          return value;
        }
      }
      return input;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      if (!f.equals("get")) {
        return answer;
      }
      String text = (String) answer;
      return random.nextBoolean() ? text.substring(text.length() / 2) : text + text(random);
    }
  }

  private static class SetThing extends Thing {
    private final Set<Object> elements = new HashSet<>();

    @Override
    public Thing copy() {
      SetThing copy = new SetThing();
      copy.elements.addAll(elements);
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      return switch (random.nextInt(5)) {
        case 0, 1 -> request("add", small(random));
        case 2 -> request("remove", small(random));
        default -> request("read", null);
      };
    }

    @Override
    Object run(String f, Object input) {
      switch (f) {
        case "add" -> elements.add(input);
        case "remove" -> elements.remove(input);
        default -> {
          return Set.copyOf(elements);
        }
      }
      return input;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      if (!f.equals("read")) {
        return answer;
      }
      Set<Object> changed = new HashSet<>((Set<?>) answer);
      Long one = small(random);
      if (!changed.remove(one)) {
        changed.add(one);
      }
      return changed;
    }
  }

  private static final class Counter extends Thing {
    private final boolean bounded;
    private long count;

    Counter(boolean bounded) {
      this.bounded = bounded;
    }

    @Override
    public Thing copy() {
      Counter copy = new Counter(bounded);
      copy.count = count;
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      return random.nextBoolean() ? request("add", small(random) - 1) : request("read", null);
    }

    @Override
    Object run(String f, Object input) {
      if (f.equals("read")) {
        return count;
      }
      if (bounded && count + (Long) input < 0) {
        return new Keyword("refused");
      }
      count += (Long) input;
      return input;
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      if (f.equals("read")) {
        return (Long) answer + (random.nextBoolean() ? 1 : -1);
      }
      return bounded && answer.equals(input) ? new Keyword("refused") : input;
    }
  }

  private static final class Queue extends Thing {
    private final Deque<Object> elements = new ArrayDeque<>();

    @Override
    public Thing copy() {
      Queue copy = new Queue();
      copy.elements.addAll(elements);
      return copy;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      return random.nextBoolean() ? request("enqueue", small(random)) : request("dequeue", null);
    }

    @Override
    Object run(String f, Object input) {
      if (f.equals("enqueue")) {
        elements.add(input);
        return input;
      }
      return elements.poll();
    }

    @Override
    Object other(String f, Object input, Object answer, SplittableRandom random) {
      Object drawn = random.nextInt(4) == 0 ? null : (Object) small(random);
      return f.equals("dequeue") && !Objects.equals(drawn, answer) ? drawn : answer;
    }
  }
}
