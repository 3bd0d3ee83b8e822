package dev.contend.checkers.aftercommit;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Submits, their rows and their tasks on a clock of their own, with whatever can go wrong. It knows
 * when each row was inserted and committed or rolled back and when each task looked, and says from
 * that alone what is wrong; the history that it writes knows none of these moments.
 */
final class Office {
  private static final long END = 1_000;

  /** One submit and all that comes of it. Times are moments of the clock; 0 is never. */
  private static final class Submit {
    String name;
    long row;
    long begun;
    long inserted;
    long committed;
    long rolledBack;
    long answered;
    EventType answer;
    boolean forgotten;
    final List<Long> tasks = new ArrayList<>();

    boolean visible(long moment, boolean dirty) {
      boolean there = committed != 0 && committed <= moment;
      boolean half =
          inserted != 0 && inserted <= moment && (rolledBack == 0 || moment < rolledBack);
      return there || dirty && half;
    }

    boolean stays() {
      return committed != 0 && !forgotten;
    }
  }

  private record Moment(long time, int process, EventType type, Keyword f, Object value) {}

  private final SplittableRandom random;
  private final boolean dirty;
  private final boolean idempotent;
  private final List<Submit> submits = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private final Map<Long, Long> effects = new TreeMap<>();
  private final Map<String, TreeSet<Object>> wrong = new TreeMap<>();
  private int processes;

  Office(long seed) {
    random = new SplittableRandom(seed);
    dirty = random.nextInt(4) == 0;
    idempotent = random.nextBoolean();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      submits.add(submit(i));
    }
    submits.forEach(this::write);
    run();
    look();
  }

  private long later(long than) {
    return than + 1 + random.nextInt(40);
  }

  private Submit submit(int number) {
    Submit submit = new Submit();
    submit.name = "n" + number;
    submit.row = 10 + number;
    submit.begun = 1 + random.nextInt(50);
    boolean dies = random.nextInt(5) == 0;
    if (dies && random.nextInt(3) == 0) {
      submit.answer = EventType.INFO;
      return submit;
    }
    submit.inserted = later(submit.begun);
    boolean commits = random.nextInt(4) != 0;
    long end = later(submit.inserted);
    submit.committed = commits ? end : 0;
    submit.rolledBack = commits ? 0 : end;
    submit.answered = later(end);
    submit.answer = dies ? EventType.INFO : commits ? EventType.OK : EventType.FAIL;
    if (random.nextInt(12) == 0 && submit.answer == EventType.FAIL) {
      submit.committed = end;
      submit.rolledBack = 0;
    }
    submit.forgotten = random.nextInt(12) == 0 && submit.answer == EventType.OK;
    int tasks = random.nextInt(8) == 0 ? 0 : random.nextInt(8) == 0 ? 2 : 1;
    for (int i = 0; i < tasks; i++) {
      submit.tasks.add(later(random.nextInt(3) == 0 ? submit.inserted : end));
    }
    return submit;
  }

  private void write(Submit submit) {
    int process = processes++;
    moments.add(
        new Moment(
            submit.begun,
            process,
            EventType.INVOKE,
            AfterCommitCall.SUBMIT,
            Arrays.asList(submit.name, null)));
    if (submit.answer == EventType.INFO && random.nextBoolean()) {
      return;
    }
    moments.add(
        new Moment(
            submit.answer == EventType.INFO ? END - 1 : submit.answered,
            process,
            submit.answer,
            AfterCommitCall.SUBMIT,
            submit.answer == EventType.OK ? List.of(submit.name, submit.row) : null));
  }

  /** Runs the tasks in the order of their moments. */
  private void run() {
    Map<Long, Submit> due = new TreeMap<>();
    for (Submit submit : submits) {
      for (long moment : submit.tasks) {
        long free = moment;
        while (due.containsKey(free)) {
          free++;
        }
        due.put(free, submit);
      }
    }
    due.forEach(this::run);
  }

  private void run(long moment, Submit submit) {
    boolean seen = submit.visible(moment, dirty);
    if (seen) {
      effects.merge(submit.row, 1L, (had, one) -> idempotent ? had : had + one);
    } else {
      wrong(submit.committed != 0 ? "task-without-row" : "task-for-rolled-back-row", submit.row);
    }
    if (seen && submit.committed == 0) {
      wrong("task-for-rolled-back-row", submit.row);
    }
    int process = processes++;
    List<Object> input = Arrays.asList(submit.row, null);
    moments.add(new Moment(moment, process, EventType.INVOKE, AfterCommitCall.TASK, input));
    moments.add(
        new Moment(
            moment + random.nextInt(30),
            process,
            EventType.OK,
            AfterCommitCall.TASK,
            List.of(submit.row, seen ? AfterCommitCall.DONE : AfterCommitCall.MISSING)));
  }

  private void look() {
    Map<Long, Object> rows = new HashMap<>();
    for (Submit submit : submits) {
      if (submit.stays()) {
        rows.put(submit.row, submit.name);
        if (!effects.containsKey(submit.row)) {
          wrong("task-lost", submit.row);
        }
        if (submit.answer == EventType.FAIL) {
          wrong("failed-but-stored", submit.name);
        }
      } else if (submit.answer == EventType.OK) {
        wrong("lost-submission", submit.row);
      }
    }
    effects.forEach(
        (row, times) -> {
          if (times > 1) {
            wrong("duplicate-effect", row);
          }
        });
    int process = processes++;
    moments.add(new Moment(END, process, EventType.INVOKE, AfterCommitCall.FINAL, null));
    moments.add(
        new Moment(
            END + 1,
            process,
            EventType.OK,
            AfterCommitCall.FINAL,
            Map.of(
                AfterCommitCall.ROWS,
                rows,
                AfterCommitCall.EFFECTS,
                effects,
                AfterCommitCall.LEFT,
                0L)));
  }

  private void wrong(String kind, Object row) {
    wrong.computeIfAbsent(kind, fresh -> new TreeSet<>()).add(row);
  }

  /** The rows that are wrong, by the kind of what is wrong with them. */
  Map<String, TreeSet<Object>> wrong() {
    return wrong;
  }

  History history() {
    moments.sort(Comparator.comparing(Moment::time));
    History.Builder history = new History.Builder();
    for (Moment moment : moments) {
      history.append(
          moment.time(), moment.process(), moment.type(), moment.f(), moment.value(), Map.of());
    }
    return history.build();
  }
}
