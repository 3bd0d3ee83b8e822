package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Registers with read, write and compare-and-set, three times: as a specification, as a plain model
 * for the brute force, and as an object to race on. Values are {@code [register value]}, of a
 * compare-and-set {@code [register expected new]} with the answer {@code [register true]} or false.
 */
final class Register {
  static final Keyword READ = new Keyword("read");
  static final Keyword WRITE = new Keyword("write");
  static final Keyword CAS = new Keyword("cas");

  private Register() {}

  static class Spec implements SequentialSpec<Optional<Object>, Operation> {
    @Override
    public String name() {
      return "register";
    }

    @Override
    public Operation call(Operation operation) {
      if (!List.of(READ, WRITE, CAS).contains(operation.f())) {
        throw new UnjudgeableException("a register has no " + operation.f());
      }
      return operation;
    }

    @Override
    public Object key(Operation call) {
      return ((List<?>) call.input()).get(0);
    }

    @Override
    public Optional<Object> initial(Object key, List<Operation> calls) {
      return Optional.empty();
    }

    @Override
    public Step<Optional<Object>> step(Optional<Object> state, Operation call) {
      List<?> input = (List<?>) call.input();
      Object answer = call.ok() ? ((List<?>) call.output()).get(1) : null;
      if (call.f().equals(READ)) {
        return !call.ok() || Objects.equals(state.orElse(null), answer)
            ? new Step.Next<>(state)
            : new Step.Refused<>("the register holds " + describe(state));
      }
      if (call.f().equals(WRITE)) {
        return new Step.Next<>(Optional.of(input.get(1)));
      }
      boolean same = Objects.equals(state.orElse(null), input.get(1));
      return !call.ok() || answer.equals(same)
          ? new Step.Next<>(same ? Optional.of(input.get(2)) : state)
          : new Step.Refused<>("the register holds " + describe(state));
    }

    @Override
    public String describe(Optional<Object> state) {
      return EdnWriter.toString(state.orElse(null));
    }
  }

  static final class Model implements BruteForce.Model {
    private final Map<Object, Object> values = new HashMap<>();

    @Override
    public Model copy() {
      Model copy = new Model();
      copy.values.putAll(values);
      return copy;
    }

    @Override
    public boolean apply(Operation operation) {
      Object answer = run(values, operation.f(), (List<?>) operation.input());
      return !operation.ok() || answer.equals(operation.output());
    }
  }

  static final class Subject implements Race.Subject {
    private final Map<Object, Object> values = new HashMap<>();
    private final int registers;

    Subject(int registers) {
      this.registers = registers;
    }

    @Override
    public Race.Request draw(SplittableRandom random) {
      long register = random.nextInt(registers);
      return switch (random.nextInt(3)) {
        case 0 -> new Race.Request(READ, Arrays.asList(register, null));
        case 1 -> new Race.Request(WRITE, List.of(register, (long) random.nextInt(3)));
        default ->
            new Race.Request(
                CAS, List.of(register, (long) random.nextInt(3), (long) random.nextInt(3)));
      };
    }

    @Override
    public Race.Answer apply(Race.Request request) {
      return Race.Answer.ok(run(values, request.f(), (List<?>) request.input()));
    }

    @Override
    public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
      Object register = ((List<?>) answer).get(0);
      if (request.f().equals(READ)) {
        return Arrays.asList(register, random.nextInt(4) == 0 ? null : (long) random.nextInt(3));
      }
      return request.f().equals(CAS) ? List.of(register, random.nextBoolean()) : answer;
    }
  }

  private static Object run(Map<Object, Object> values, Keyword f, List<?> input) {
    Object register = input.get(0);
    if (f.equals(READ)) {
      return Arrays.asList(register, values.get(register));
    }
    if (f.equals(WRITE)) {
      values.put(register, input.get(1));
      return input;
    }
    boolean same = input.get(1).equals(values.get(register));
    if (same) {
      values.put(register, input.get(2));
    }
    return List.of(register, same);
  }
}
