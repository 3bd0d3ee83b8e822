package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Choice.Act;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Chooser;
import dev.contend.harness.explore.schedule.Point;
import dev.contend.harness.explore.schedule.StepLog;
import dev.contend.harness.explore.schedule.ToyLog;
import dev.contend.harness.explore.search.ToyProgram.Call;
import dev.contend.harness.explore.search.ToyProgram.Verb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * Runs a {@link ToyProgram} in one order, with all that makes schedules hard: steps that block and
 * are let go on by others' steps, deadlocks, waits before a step, leases that expire if somebody
 * looks, deaths, sessions that start late, operations that end before others begin.
 */
final class ToyMachine implements Execution {
  /** Sessions wait for one another in a way that no database notices. */
  static final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Session {
    final List<Call> calls;
    final List<Object> notes = new ArrayList<>();
    final Set<String> rows = new TreeSet<>();
    final Set<String> leases = new LinkedHashSet<>();
    int next;
    boolean there;
    boolean done;
    boolean waits;
    boolean begins = true;
    String blockedOn;
    StepLog blocked;

    Session(List<Call> calls) {
      this.calls = calls;
    }

    boolean moves() {
      return there && !done && blockedOn == null;
    }

    boolean looksAt(String lock) {
      return moves()
          && Set.of(Verb.LOCK, Verb.UNLOCK).contains(calls.get(next).verb())
          && lock.equals("lock" + calls.get(next).thing());
    }
  }

  private final ToyProgram program;
  private List<StepLog> steps = List.of();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final Map<StepLog, ToyTouch> touches = new WeakHashMap<>();
  private final Map<Integer, Integer> values = new TreeMap<>();
  private final Map<String, Integer> holders = new HashMap<>();
  private final List<String> ends = new ArrayList<>();

  ToyMachine(ToyProgram program) {
    this.program = program;
  }

  /** What its steps touched. */
  Dependence<ToyTouch> dependence() {
    return new Dependence<>() {
      @Override
      public Following<ToyTouch> follow() {
        return (step, entangled) -> entangled ? ToyTouch.EVERYTHING : touches.get(step);
      }

      @Override
      public boolean independent(ToyTouch one, ToyTouch other) {
        return ToyTouch.independent(one, other);
      }
    };
  }

  @Override
  public Optional<Trace> run(Chooser chooser) {
    List.of(sessions, choices, ends).forEach(List::clear);
    steps = new ArrayList<>();
    values.clear();
    holders.clear();
    program.sessions().forEach(calls -> sessions.add(new Session(calls)));
    sessions.forEach(session -> session.there = true);
    if (program.starts()) {
      sessions.get(sessions.size() - 1).there = false;
    }
    int current = -1;
    while (sessions.stream().anyMatch(session -> session.there && !session.done)) {
      List<Choice> possible = possible();
      if (possible.isEmpty()) {
        throw new StuckException();
      }
      Map<Integer, OperationId> next = new TreeMap<>();
      possible.stream()
          .filter(choice -> choice.act() == Act.STEP)
          .forEach(choice -> next.put(choice.lane(), new OperationId(choice.lane(), 0)));
      Choice choice =
          chooser.choose(
              new Point(
                  choices.size(), current, possible, next, Collections.unmodifiableList(steps)));
      if (choice == null) {
        return Optional.empty();
      }
      choices.add(choice);
      current = choice.act() == Act.EXPIRE ? current : choice.lane();
      take(choice);
    }
    return Optional.of(new Trace(List.of(), choices, List.of(), List.of(), outcome()));
  }

  private String outcome() {
    String notes =
        sessions.stream().map(session -> session.notes.toString()).collect(Collectors.joining());
    return notes + values + new TreeSet<>(ends);
  }

  private List<Choice> possible() {
    List<Choice> possible = new ArrayList<>();
    List<Choice> expiring = new ArrayList<>();
    for (int lane = 0; lane < sessions.size(); lane++) {
      Session session = sessions.get(lane);
      Optional<String> oldest = session.leases.stream().findFirst();
      if (session.blockedOn == null
          && oldest.isPresent()
          && sessions.stream().anyMatch(each -> each.looksAt(oldest.get()))) {
        expiring.add(new Choice(lane, Act.EXPIRE));
      }
      if (session.moves() && ready(session)) {
        possible.add(Choice.step(lane));
        if (program.mortal() && lane == 0 && session.next > 0) {
          possible.add(new Choice(lane, Act.DIE));
        }
      }
    }
    possible.addAll(expiring);
    return possible;
  }

  private boolean ready(Session session) {
    return !session.waits || !holders.containsKey("lock" + session.calls.get(session.next).thing());
  }

  private void take(Choice choice) {
    Session session = sessions.get(choice.lane());
    StepLog log = ToyLog.begun(choices.size() - 1, choice.lane());
    steps.add(log);
    ToyTouch touch =
        switch (choice.act()) {
          case EXPIRE -> expire(session);
          case DIE -> die(session);
          case STEP -> step(session, choice.lane(), log);
        };
    touches.put(log, touch);
    if (session.blocked != log) {
      ToyLog.returned(log, log.number());
    }
  }

  private ToyTouch expire(Session session) {
    String oldest = session.leases.iterator().next();
    session.leases.remove(oldest);
    holders.remove(oldest);
    return ToyTouch.writes(Set.of(oldest));
  }

  private ToyTouch die(Session session) {
    session.notes.add("died");
    session.done = true;
    release(session);
    return ToyTouch.EVERYTHING;
  }

  private ToyTouch step(Session session, int lane, StepLog log) {
    Call call = session.calls.get(session.next);
    boolean begins = session.begins;
    if (begins) {
      sessions.stream()
          .filter(other -> other != session)
          .forEach(other -> ends.add(lane + "." + session.next + " after " + ended(other)));
      session.begins = false;
    }
    ToyTouch touch = call(session, lane, call, log);
    if (session.waits || session.blockedOn != null) {
      return touch.of(begins, false);
    }
    return touch.of(begins, goOn(session, call));
  }

  /** Where a session's last operation ended that has. */
  private static String ended(Session session) {
    int ended = 0;
    for (int i = 0; i < session.next; i++) {
      ended = session.calls.get(i).verb() == Verb.NEXT ? i + 1 : ended;
    }
    return session.calls + " " + (session.done ? "all" : ended);
  }

  /** Goes to the next call; true if an operation has ended. */
  private static boolean goOn(Session session, Call call) {
    session.next++;
    session.done |= session.next == session.calls.size();
    session.begins = call.verb() == Verb.NEXT;
    return session.begins || session.done;
  }

  private ToyTouch call(Session session, int lane, Call call, StepLog log) {
    String lock = "lock" + call.thing();
    String row = "row" + call.thing();
    String value = "value" + call.thing();
    return switch (call.verb()) {
      case READ -> {
        session.notes.add(values.getOrDefault(call.thing(), 0));
        yield ToyTouch.reads(value);
      }
      case CHANGE -> {
        values.merge(call.thing(), lane + 1, (old, more) -> (old * 3 + more) % 1000);
        yield ToyTouch.writes(Set.of(value));
      }
      case ROW -> row(session, row, log);
      case COMMIT -> {
        Set<String> rows = Set.copyOf(session.rows);
        release(session);
        yield ToyTouch.writes(rows);
      }
      case LOCK -> {
        session.waits = holders.containsKey(lock) && !session.leases.contains(lock);
        if (!session.waits) {
          holders.put(lock, lane);
          session.leases.add(lock);
          yield ToyTouch.writes(Set.of(lock));
        }
        yield ToyTouch.reads(lock);
      }
      case UNLOCK -> {
        session.notes.add(session.leases.contains(lock));
        if (session.leases.remove(lock)) {
          holders.remove(lock);
        }
        yield ToyTouch.writes(Set.of(lock));
      }
      case START -> {
        sessions.get(sessions.size() - 1).there = true;
        yield ToyTouch.EVERYTHING;
      }
      case NEXT -> ToyTouch.NOTHING;
    };
  }

  private ToyTouch row(Session session, String row, StepLog log) {
    Session holder = holder(row);
    if (holder == null || holder == session) {
      session.rows.add(row);
      return ToyTouch.writes(Set.of(row));
    }
    for (Session waiting = holder; waiting.blockedOn != null; waiting = holder(waiting.blockedOn)) {
      if (holder(waiting.blockedOn) == session) {
        session.notes.add("deadlock");
        session.done = true;
        release(session);
        return ToyTouch.EVERYTHING;
      }
    }
    session.blockedOn = row;
    session.blocked = log;
    return ToyTouch.EVERYTHING;
  }

  private Session holder(String row) {
    return sessions.stream().filter(each -> each.rows.contains(row)).findFirst().orElse(null);
  }

  /** Gives rows back, each to who has waited for it longest. */
  private void release(Session session) {
    Map<String, Session> woken = new LinkedHashMap<>();
    for (String row : session.rows) {
      sessions.stream()
          .filter(each -> row.equals(each.blockedOn))
          .min((one, other) -> one.blocked.number() - other.blocked.number())
          .ifPresent(each -> woken.put(row, each));
    }
    session.rows.clear();
    woken.forEach(
        (row, each) -> {
          each.rows.add(row);
          each.blockedOn = null;
          ToyLog.returned(each.blocked, choices.size() - 1);
          each.blocked = null;
          goOn(each, each.calls.get(each.next));
        });
  }
}
