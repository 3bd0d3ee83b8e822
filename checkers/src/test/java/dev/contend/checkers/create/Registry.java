package dev.contend.checkers.create;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Race;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Customers in memory for racing clients: sound unless a fault is planted. */
public final class Registry implements Race.Subject {
  private static final List<String> LOGINS = List.of("ann", "bob", "cid");

  /** What is done wrong, once, as soon as it can be. */
  public enum Fault {
    NONE,
    /** A login that is taken is given to another as well. */
    DUPLICATE,
    /** Two rows are stored, and one answer is given. */
    STORED_TWICE,
    /** A customer is acknowledged and not stored. */
    LOST,
    /** Of a login that is free it is said that it is taken. */
    FALSE_CONFLICT,
    /** A customer is stored, and the caller is told that it failed. */
    FAILED_AND_STORED,
    /** An operation ends in an error that nobody caught. */
    UNHANDLED,
    /** A customer is stored, then the operation fails. */
    PARTIAL
  }

  private final Map<String, TreeSet<Long>> rows = new TreeMap<>();
  private final int logins;
  private final Fault fault;
  private boolean planted;
  private long lastId = 10;

  public Registry(int logins, Fault fault) {
    this.logins = logins;
    this.fault = fault;
  }

  /** A whole race with its end. */
  public static Race race(SplittableRandom random, Registry registry, int clients, int operations) {
    return registry.end(new Race(random, registry).run(clients, operations));
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(
      SplittableRandom random, Registry registry, int clients, int operations) {
    return registry.end(new Race(random, registry).certain().run(clients, operations));
  }

  private Race end(Race race) {
    return race.alone(new Race.Request(CreateCall.FINAL, null));
  }

  /** Whether the fault came to be. */
  boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    return new Race.Request(
        CreateCall.CREATE, Arrays.asList(LOGINS.get(random.nextInt(logins)), null));
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    if (request.f().equals(CreateCall.FINAL)) {
      Map<String, TreeSet<Long>> copy = new TreeMap<>();
      rows.forEach((login, ids) -> copy.put(login, new TreeSet<>(ids)));
      return Race.Answer.ok(copy);
    }
    String login = (String) ((List<?>) request.input()).get(0);
    boolean free = !rows.containsKey(login);
    if (plant(Fault.UNHANDLED, true)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, login);
    }
    if (plant(Fault.FALSE_CONFLICT, free) || !free && !plant(Fault.DUPLICATE, true)) {
      return Race.Answer.ok(List.of(login, CreateCall.CONFLICT));
    }
    if (plant(Fault.LOST, free)) {
      return Race.Answer.ok(List.of(login, ++lastId));
    }
    store(login);
    if (plant(Fault.STORED_TWICE, true)) {
      long id = lastId;
      store(login);
      return Race.Answer.ok(List.of(login, id));
    }
    if (plant(Fault.FAILED_AND_STORED, true)) {
      return new Race.Answer(EventType.FAIL, Arrays.asList(login, null), Map.of());
    }
    if (plant(Fault.PARTIAL, true)) {
      return error(EventType.INFO, ErrorMarks.PARTIAL, login);
    }
    return Race.Answer.ok(List.of(login, lastId));
  }

  private void store(String login) {
    rows.computeIfAbsent(login, first -> new TreeSet<>()).add(++lastId);
  }

  private boolean plant(Fault candidate, boolean possible) {
    if (planted || fault != candidate || !possible) {
      return false;
    }
    planted = true;
    return true;
  }

  private static Race.Answer error(EventType type, Keyword mark, String login) {
    return new Race.Answer(
        type,
        Arrays.asList(login, null),
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "23505", "duplicate key"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    if (request.f().equals(CreateCall.CREATE)) {
      Object login = ((List<?>) answer).get(0);
      return random.nextBoolean()
          ? List.of(login, CreateCall.CONFLICT)
          : List.of(login, random.nextLong(9, 16));
    }
    Map<String, TreeSet<Long>> other = new TreeMap<>();
    ((Map<?, ?>) answer)
        .forEach((login, ids) -> ((TreeSet<?>) ids).forEach(id -> add(other, login, (Long) id)));
    String login = LOGINS.get(random.nextInt(LOGINS.size()));
    switch (random.nextInt(3)) {
      case 0 -> other.remove(login);
      case 1 -> add(other, login, random.nextLong(9, 16));
      default -> {
        other.remove(login);
        add(other, login, random.nextLong(9, 16));
      }
    }
    return other;
  }

  private static void add(Map<String, TreeSet<Long>> rows, Object login, long id) {
    rows.computeIfAbsent((String) login, first -> new TreeSet<>()).add(id);
  }
}
