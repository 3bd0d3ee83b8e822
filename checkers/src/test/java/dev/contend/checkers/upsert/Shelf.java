package dev.contend.checkers.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Race;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A table in memory for racing clients: sound unless a fault is planted in it. */
public final class Shelf implements Race.Subject {
  static final List<Keyword> FIELDS = List.of(new Keyword("price"), new Keyword("weight"));

  /** What it does wrong, once, as soon as it can. */
  public enum Fault {
    NONE,
    /** A key that has a row gets another one. */
    DUPLICATE_ROW,
    /** An update is answered as if it had created the row. */
    DOUBLE_CREATE,
    /** An update is acknowledged and not kept. */
    LOST_UPDATE,
    /** The row that was created is not kept, and no later upsert of the key brings it back. */
    LOST_WRITE,
    /** A read finds a row without one of its fields. */
    STALE_READ,
    /** An operation ends in an error that nobody caught. */
    UNHANDLED,
    /** An upsert is done, then fails. */
    PARTIAL
  }

  private final Map<Object, List<Map<Object, Object>>> rows = new HashMap<>();
  private final Map<Object, List<Object>> requests = new HashMap<>();
  private final Set<Object> done = new HashSet<>();
  private final Set<Object> gone = new HashSet<>();
  private final int keys;
  private final Fault fault;
  private boolean planted;
  private long values = 10;

  /**
   * @param keys how many; the first one has a row from the beginning
   */
  public Shelf(int keys, Fault fault) {
    this.keys = keys;
    this.fault = fault;
    for (long key = 0; key < keys; key++) {
      rows.put(key, new ArrayList<>());
      requests.put(key, new ArrayList<>());
    }
    rows.get(0L).add(Map.of(FIELDS.get(0), 1L));
  }

  /** A whole race: what it began with, the operations, and what it ended with. */
  public static Race race(SplittableRandom random, Shelf shelf, int clients, int operations) {
    return shelf.whole(new Race(random, shelf), clients, operations);
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(SplittableRandom random, Shelf shelf, int clients, int operations) {
    return shelf.whole(new Race(random, shelf).certain(), clients, operations);
  }

  private Race whole(Race race, int clients, int operations) {
    race.alone(request(UpsertCall.INITIAL, 0, null)).run(clients, operations);
    for (long key = 0; key < keys; key++) {
      race.alone(request(UpsertCall.FINAL, key, null));
    }
    return race;
  }

  /** Whether the fault came to be. */
  boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    long key = random.nextInt(keys);
    if (random.nextInt(4) == 0) {
      return request(UpsertCall.READ, key, null);
    }
    List<Object> before = requests.get(key);
    if (!before.isEmpty() && random.nextInt(4) == 0) {
      return request(UpsertCall.UPSERT, key, before.get(random.nextInt(before.size())));
    }
    Object fields = Map.of(FIELDS.get(random.nextInt(2)), ++values);
    before.add(fields);
    return request(UpsertCall.UPSERT, key, fields);
  }

  private static Race.Request request(Keyword f, long key, Object argument) {
    return new Race.Request(f, Arrays.asList(key, argument));
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    List<?> input = (List<?>) request.input();
    Object key = input.get(0);
    if (request.f().equals(UpsertCall.UPSERT)) {
      return upsert(key, (Map<?, ?>) input.get(1));
    }
    List<Map<Object, Object>> seen = new ArrayList<>(rows.get(key));
    boolean read = request.f().equals(UpsertCall.READ);
    if (read && !seen.isEmpty() && plant(Fault.STALE_READ, !seen.get(0).isEmpty())) {
      Map<Object, Object> less = new HashMap<>(seen.get(0));
      less.remove(less.keySet().iterator().next());
      seen.set(0, less);
    }
    return Race.Answer.ok(List.of(key, seen));
  }

  private boolean plant(Fault candidate, boolean possible) {
    if (planted || fault != candidate || !possible) {
      return false;
    }
    planted = true;
    return true;
  }

  /** Of requests that were done, it says so every other time; it may do them again as well. */
  private Race.Answer upsert(Object key, Map<?, ?> fields) {
    List<Map<Object, Object>> there = rows.get(key);
    if (done.contains(fields) && fields.hashCode() % 2 == 0) {
      return answer(key, fields, UpsertCall.ALREADY);
    }
    if (plant(Fault.UNHANDLED, true)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, key, fields);
    }
    done.add(fields);
    if (there.isEmpty() && !gone.contains(key)) {
      return create(key, fields, there);
    }
    if (plant(Fault.DUPLICATE_ROW, true)) {
      there.add(new HashMap<>(fields));
    } else if (!gone.contains(key) && !plant(Fault.LOST_UPDATE, fresh(there, fields))) {
      Map<Object, Object> row = new HashMap<>(there.get(0));
      row.putAll(fields);
      there.set(0, row);
    }
    if (plant(Fault.PARTIAL, true)) {
      return error(EventType.INFO, ErrorMarks.PARTIAL, key, fields);
    }
    boolean created = plant(Fault.DOUBLE_CREATE, true);
    return answer(key, fields, created ? UpsertCall.CREATED : UpsertCall.UPDATED);
  }

  private static boolean fresh(List<Map<Object, Object>> there, Map<?, ?> fields) {
    return !there.get(0).entrySet().containsAll(fields.entrySet());
  }

  private Race.Answer create(Object key, Map<?, ?> fields, List<Map<Object, Object>> there) {
    if (plant(Fault.LOST_WRITE, true)) {
      gone.add(key);
    } else {
      there.add(new HashMap<>(fields));
    }
    return answer(key, fields, UpsertCall.CREATED);
  }

  private static Race.Answer answer(Object key, Map<?, ?> fields, Keyword word) {
    return Race.Answer.ok(List.of(key, fields, word));
  }

  private static Race.Answer error(EventType type, Keyword mark, Object key, Map<?, ?> fields) {
    return new Race.Answer(
        type,
        List.of(key, fields),
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "40001", "serialize"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    List<?> parts = (List<?>) answer;
    if (request.f().equals(UpsertCall.UPSERT)) {
      List<Keyword> words = List.of(UpsertCall.CREATED, UpsertCall.UPDATED, UpsertCall.ALREADY);
      return List.of(parts.get(0), parts.get(1), words.get(random.nextInt(3)));
    }
    if (request.f().equals(UpsertCall.INITIAL)) {
      return answer;
    }
    List<Object> other = new ArrayList<>((List<?>) parts.get(1));
    switch (random.nextInt(3)) {
      case 0 -> other.add(Map.of(FIELDS.get(0), 11L));
      case 1 -> other.clear();
      default -> {
        Map<Object, Object> row =
            new HashMap<>(other.isEmpty() ? Map.of() : (Map<?, ?>) other.get(0));
        row.put(FIELDS.get(random.nextInt(2)), random.nextLong(10, 16));
        other.clear();
        other.add(row);
      }
    }
    return List.of(parts.get(0), other);
  }
}
