package dev.contend.checkers.getorcreate;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Race;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A table of tags in memory for racing clients: sound unless a fault is planted in it. */
public final class TagTable implements Race.Subject {

  /** What the table does wrong, once, as soon as it can. */
  public enum Fault {
    NONE,
    /** A second row is made for a tag that has one, as without a constraint. */
    DUPLICATE,
    /** A tag that is there is answered created. */
    DOUBLE_CREATE,
    /** The row that was made is not kept, though it was answered. */
    LOST_ROW,
    /** Somebody is told of an id that the tag's row does not have. */
    WRONG_ID,
    /** Who makes the row is told that it was there. */
    ROW_OF_NOBODY,
    /** An operation ends in an error that nobody caught. */
    UNHANDLED,
    /** An operation makes the row, then fails. */
    PARTIAL
  }

  private final Map<String, TreeSet<Long>> tags = new HashMap<>();
  private final Fault fault;
  private boolean planted;
  private long lastId = 10;

  /**
   * A table.
   *
   * @param tagCount different tags that are asked for; the first has a row from the beginning
   */
  public TagTable(int tagCount, Fault fault) {
    this.fault = fault;
    for (int i = 0; i < tagCount; i++) {
      tags.put("tag-" + i, new TreeSet<>());
    }
    tags.get("tag-0").add(1L);
  }

  /** A whole race: what it began with, the operations, and what it ended with if asked for. */
  public static Race race(
      SplittableRandom random, TagTable table, int clients, int operations, boolean end) {
    Race race = table.begun(new Race(random, table)).run(clients, operations);
    return end ? table.observe(race, GetOrCreateCall.FINAL) : race;
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(SplittableRandom random, TagTable table, int clients, int operations) {
    Race race = table.begun(new Race(random, table).certain()).run(clients, operations);
    return table.observe(race, GetOrCreateCall.FINAL);
  }

  /** That a tag without a row is not observed before says that it has none. */
  private Race begun(Race race) {
    return race.alone(request(GetOrCreateCall.INITIAL, "tag-0"));
  }

  private Race observe(Race race, Keyword f) {
    tags.keySet().forEach(tag -> race.alone(request(f, tag)));
    return race;
  }

  /** Whether the fault came to be. */
  boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    return request(GetOrCreateCall.GET_OR_CREATE, "tag-" + random.nextInt(tags.size()));
  }

  private static Race.Request request(Keyword f, String tag) {
    return new Race.Request(f, Arrays.asList(tag, null));
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    String tag = (String) ((List<?>) request.input()).get(0);
    TreeSet<Long> rows = tags.get(tag);
    if (!request.f().equals(GetOrCreateCall.GET_OR_CREATE)) {
      return Race.Answer.ok(List.of(tag, new TreeSet<>(rows)));
    }
    if (plant(Fault.UNHANDLED)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, tag);
    }
    return rows.isEmpty() || plant(Fault.DUPLICATE) ? create(tag, rows) : found(tag, rows);
  }

  private Race.Answer create(String tag, TreeSet<Long> rows) {
    long id = ++lastId;
    if (!plant(Fault.LOST_ROW)) {
      rows.add(id);
    }
    if (plant(Fault.PARTIAL)) {
      return error(EventType.INFO, ErrorMarks.PARTIAL, tag);
    }
    return answer(tag, id, !plant(Fault.ROW_OF_NOBODY));
  }

  private Race.Answer found(String tag, TreeSet<Long> rows) {
    long id = plant(Fault.WRONG_ID) ? ++lastId : rows.first();
    return answer(tag, id, plant(Fault.DOUBLE_CREATE));
  }

  private static Race.Answer answer(String tag, long id, boolean created) {
    return Race.Answer.ok(
        List.of(tag, id, created ? GetOrCreateCall.CREATED : GetOrCreateCall.FOUND));
  }

  private boolean plant(Fault candidate) {
    if (planted || fault != candidate) {
      return false;
    }
    planted = true;
    return true;
  }

  private static Race.Answer error(EventType type, Keyword mark, String tag) {
    return new Race.Answer(
        type,
        Arrays.asList(tag, null),
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "23505", "duplicate"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    List<?> parts = (List<?>) answer;
    if (request.f().equals(GetOrCreateCall.GET_OR_CREATE)) {
      Object id = random.nextBoolean() ? parts.get(1) : (Object) random.nextLong(9, 16);
      return List.of(
          parts.get(0), id, random.nextBoolean() ? GetOrCreateCall.CREATED : GetOrCreateCall.FOUND);
    }
    return request.f().equals(GetOrCreateCall.FINAL)
        ? List.of(parts.get(0), otherRows((Collection<?>) parts.get(1), random))
        : answer;
  }

  private static Object otherRows(Collection<?> rows, SplittableRandom random) {
    TreeSet<Object> others = new TreeSet<>(rows);
    if (random.nextBoolean()) {
      others.pollFirst();
    }
    if (random.nextBoolean()) {
      others.add(random.nextLong(9, 16));
    }
    return others;
  }
}
