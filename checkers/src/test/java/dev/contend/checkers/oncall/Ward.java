package dev.contend.checkers.oncall;

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

/** A ward in memory for racing doctors: sound unless a fault is planted in it. */
public final class Ward implements Race.Subject {

  /** What the ward does wrong, once, as soon as it can. */
  public enum Fault {
    NONE,
    /** The last doctor on call is let off, and nobody comes on any more. */
    WRITE_SKEW,
    /** A doctor is refused although another one is on call. */
    FALSE_REFUSAL,
    /** A doctor is told to be off and stays on. */
    LOST_OFF,
    /** A look finds nobody. */
    EMPTY_LOOK,
    /** A doctor's wish ends in an error that nobody caught. */
    UNHANDLED,
    /** A doctor goes off, and then there is an error. */
    PARTIAL
  }

  private static final int DOCTORS = 2;

  private final Map<Long, TreeSet<Long>> shifts = new TreeMap<>();
  private final Fault fault;
  private boolean planted;

  /**
   * With two doctors on call in each shift.
   *
   * @param fault to plant
   */
  public Ward(int shiftCount, Fault fault) {
    this.fault = fault;
    for (long shift = 1; shift <= shiftCount; shift++) {
      shifts.put(shift, new TreeSet<>(List.of(1L, 2L)));
    }
  }

  /** A whole race: what it began with, the operations, and what it ended with. */
  static Race race(SplittableRandom random, Ward ward, int clients, int operations) {
    return ward.around(new Race(random, ward), clients, operations);
  }

  /** A race that says what it began with, and not what it ended with. */
  public static Race begunRace(SplittableRandom random, Ward ward, int clients, int operations) {
    return ward.begin(new Race(random, ward)).run(clients, operations);
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(SplittableRandom random, Ward ward, int clients, int operations) {
    return ward.around(new Race(random, ward).certain(), clients, operations);
  }

  private Race begin(Race race) {
    shifts.keySet().forEach(shift -> race.alone(request(OnCallCall.INITIAL, shift, null)));
    return race;
  }

  private Race around(Race race, int clients, int operations) {
    begin(race).run(clients, operations);
    shifts.keySet().forEach(shift -> race.alone(request(OnCallCall.FINAL, shift, null)));
    return race;
  }

  /** Whether the fault came to be. */
  boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    long shift = 1 + random.nextInt(shifts.size());
    long doctor = 1 + random.nextInt(DOCTORS);
    return switch (random.nextInt(5)) {
      case 0, 1 -> request(OnCallCall.GO_OFF, shift, doctor);
      case 2, 3 -> request(OnCallCall.COME_ON, shift, doctor);
      default -> request(OnCallCall.READ, shift, null);
    };
  }

  private static Race.Request request(Keyword f, long shift, Long doctor) {
    return new Race.Request(f, Arrays.asList(shift, doctor));
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    List<?> input = (List<?>) request.input();
    long shift = (Long) input.get(0);
    TreeSet<Long> onCall = shifts.get(shift);
    return switch (request.f().name()) {
      case "go-off" -> goOff(shift, onCall, (Long) input.get(1));
      case "come-on" -> {
        long doctor = (Long) input.get(1);
        if (!onCall.isEmpty()) {
          onCall.add(doctor);
        }
        yield Race.Answer.ok(List.of(shift, doctor, OnCallCall.ON));
      }
      case "read" ->
          Race.Answer.ok(
              List.of(
                  shift, plant(Fault.EMPTY_LOOK, true) ? new TreeSet<>() : new TreeSet<>(onCall)));
      default -> Race.Answer.ok(List.of(shift, new TreeSet<>(onCall)));
    };
  }

  private Race.Answer goOff(long shift, TreeSet<Long> onCall, long doctor) {
    boolean others = onCall.stream().anyMatch(other -> other != doctor);
    if (plant(Fault.UNHANDLED, true)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, shift, doctor);
    }
    if (plant(Fault.PARTIAL, others)) {
      onCall.remove(doctor);
      return error(EventType.INFO, ErrorMarks.PARTIAL, shift, doctor);
    }
    boolean off =
        others
            ? !plant(Fault.FALSE_REFUSAL, true)
            : plant(Fault.WRITE_SKEW, onCall.contains(doctor));
    if (off && !plant(Fault.LOST_OFF, onCall.contains(doctor))) {
      onCall.remove(doctor);
    }
    return Race.Answer.ok(List.of(shift, doctor, off ? OnCallCall.OFF : OnCallCall.REFUSED));
  }

  private boolean plant(Fault candidate, boolean possible) {
    if (planted || fault != candidate || !possible) {
      return false;
    }
    planted = true;
    return true;
  }

  private static Race.Answer error(EventType type, Keyword mark, long shift, long doctor) {
    return new Race.Answer(
        type,
        List.of(shift, doctor),
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "40001", "serialize"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    List<?> parts = (List<?>) answer;
    return switch (request.f().name()) {
      case "go-off" ->
          List.of(
              parts.get(0),
              parts.get(1),
              random.nextBoolean() ? OnCallCall.OFF : OnCallCall.REFUSED);
      case "read", "final" -> {
        TreeSet<Long> doctors = new TreeSet<>();
        for (long doctor = 1; doctor <= DOCTORS; doctor++) {
          if (random.nextBoolean()) {
            doctors.add(doctor);
          }
        }
        yield List.of(parts.get(0), doctors);
      }
      default -> answer;
    };
  }
}
