package dev.contend.checkers.oncall;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An operation of an on-call history, read; see the package for how they are written. */
public sealed interface OnCallCall {
  Keyword INITIAL = new Keyword("initial");
  Keyword GO_OFF = new Keyword("go-off");
  Keyword COME_ON = new Keyword("come-on");
  Keyword READ = new Keyword("read");
  Keyword FINAL = new Keyword("final");
  Keyword OFF = new Keyword("off");
  Keyword ON = new Keyword("on");
  Keyword REFUSED = new Keyword("refused");

  /** The shift that it touches. */
  long shift();

  /** Who was on call before anybody was at work. */
  record Initial(long shift, Set<Long> doctors) implements OnCallCall {}

  /** A doctor who went off, or may have: one of unknown outcome does the same if it does it. */
  record GoneOff(long shift, long doctor) implements OnCallCall {}

  /** A doctor who was refused to go off. */
  record Refused(long shift, long doctor) implements OnCallCall {}

  /** A doctor who came on, or may have. */
  record ComeOn(long shift, long doctor) implements OnCallCall {}

  /** Somebody saw who is on call. */
  record Read(long shift, Set<Long> doctors) implements OnCallCall {}

  /** Who was on call when nobody was at work any more. */
  record Final(long shift, Set<Long> doctors) implements OnCallCall {}

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: a read without an answer, an operation
   *     that failed
   * @throws UnjudgeableException if it is none of on-call's
   */
  static OnCallCall of(Operation operation) {
    return Reading.read("on-call", operation, OnCallCall::known, OnCallCall::unknown);
  }

  /**
   * What the race began with: the first of a shift's calls and the only one of its kind.
   *
   * @throws UnjudgeableException if it is not
   */
  static Initial initial(Object shift, List<OnCallCall> calls) {
    if (calls.isEmpty() || !(calls.get(0) instanceof Initial initial)) {
      throw new UnjudgeableException(
          "the history does not say who was on call in shift "
              + shift
              + " when it began; an on-call history begins with an :initial operation for each"
              + " shift");
    }
    if (calls.stream().filter(Initial.class::isInstance).count() > 1) {
      throw new UnjudgeableException(
          "shift "
              + shift
              + " has more than one :initial; a history holds one race, so check each by itself");
    }
    if (initial.doctors().isEmpty()) {
      throw new UnjudgeableException("in shift " + shift + " nobody was on call to begin with");
    }
    return initial;
  }

  private static OnCallCall known(Operation operation) {
    List<?> input = (List<?>) operation.input();
    List<?> value = (List<?>) operation.output();
    long shift = (Long) value.get(0);
    Object second = value.get(1);
    require(input.get(0).equals(shift), "the answer is about another shift");
    String f = operation.f().name();
    boolean ofDoctor = f.equals(GO_OFF.name()) || f.equals(COME_ON.name());
    require(value.size() == (ofDoctor ? 3 : 2), "the answer has parts too many");
    require(!ofDoctor || input.get(1).equals(second), "the answer is about another doctor");
    return switch (f) {
      case "initial" -> new Initial(shift, doctors(second));
      case "read" -> new Read(shift, doctors(second));
      case "final" -> new Final(shift, doctors(second));
      case "go-off" -> goOff(shift, (Long) second, value.get(2));
      case "come-on" -> {
        require(ON.is(value.get(2)), "no answer to a doctor who comes on");
        yield new ComeOn(shift, (Long) second);
      }
      default -> throw new IllegalArgumentException(f);
    };
  }

  private static OnCallCall goOff(long shift, long doctor, Object answer) {
    if (REFUSED.is(answer)) {
      return new Refused(shift, doctor);
    }
    require(OFF.is(answer), "no answer to a doctor who goes off");
    return new GoneOff(shift, doctor);
  }

  private static OnCallCall unknown(Operation operation) {
    List<?> input = (List<?>) operation.input();
    long shift = (Long) input.get(0);
    return switch (operation.f().name()) {
      case "initial", "read", "final" -> null;
      case "go-off" -> new GoneOff(shift, (Long) input.get(1));
      case "come-on" -> new ComeOn(shift, (Long) input.get(1));
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  /** JSON has no sets. */
  private static Set<Long> doctors(Object value) {
    Collection<?> all = (Collection<?>) value;
    Set<Long> doctors = new TreeSet<>();
    for (Object doctor : all) {
      doctors.add((Long) doctor);
    }
    require(doctors.size() == all.size(), "a doctor who is there twice");
    return doctors;
  }
}
