package dev.contend.harness.explore.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the sessions of a {@link ToyMachine} do.
 *
 * @param sessions their calls, in order; the last is started by a call of another if somebody does
 * @param mortal whether the first session may die
 */
record ToyProgram(List<List<Call>> sessions, boolean mortal) {

  /** What a session can do in one step, with the number of what it does it to. */
  record Call(Verb verb, int thing) {}

  enum Verb {
    /** Notes the value of a variable. */
    READ,
    /** Changes a variable, in a way that does not commute. */
    CHANGE,
    /** Takes a row's lock until it commits: blocks inside the step. */
    ROW,
    /** Gives all its rows back. */
    COMMIT,
    /** Takes a lock that can expire: waits before the step. */
    LOCK,
    /** Gives it back, and notes whether it still held it. */
    UNLOCK,
    /** Starts the last session. */
    START,
    /** One operation ends here and another begins. */
    NEXT
  }

  /** Two or three sessions of up to four calls; some with locks, with rows, with deaths. */
  static ToyProgram of(Random random) {
    int count = random.nextInt(3) == 0 ? 3 : 2;
    boolean starts = count == 3 && random.nextInt(3) == 0;
    int kinds = random.nextInt(7) + 1;
    List<List<Call>> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Call> calls = new ArrayList<>();
      int length = count == 3 ? 2 + random.nextInt(2) : 2 + random.nextInt(4);
      for (int j = 0; j < length; j++) {
        calls.add(call(random, kinds));
      }
      if (starts && i == 0) {
        calls.set(random.nextInt(length), new Call(Verb.START, 0));
      }
      if (calls.stream().anyMatch(call -> call.verb() == Verb.ROW)) {
        calls.add(new Call(Verb.COMMIT, 0));
      }
      sessions.add(calls);
    }
    return new ToyProgram(sessions, random.nextInt(6) == 0);
  }

  private static Call call(Random random, int kinds) {
    int thing = random.nextInt(2);
    while (true) {
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          return new Call(Verb.READ, thing);
        }
        case 2 -> {
          return new Call(Verb.CHANGE, thing);
        }
        case 3, 4 -> {
          if ((kinds & 1) != 0) {
            return new Call(random.nextInt(3) > 0 ? Verb.ROW : Verb.COMMIT, thing);
          }
        }
        case 5, 6 -> {
          if ((kinds & 2) != 0) {
            return new Call(random.nextInt(3) > 0 ? Verb.LOCK : Verb.UNLOCK, thing);
          }
        }
        default -> {
          if ((kinds & 4) != 0) {
            return new Call(Verb.NEXT, 0);
          }
        }
      }
    }
  }

  boolean starts() {
    return sessions.get(0).stream().anyMatch(call -> call.verb() == Verb.START);
  }
}
