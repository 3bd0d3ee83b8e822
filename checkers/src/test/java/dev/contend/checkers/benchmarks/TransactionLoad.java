package dev.contend.checkers.benchmarks;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Long histories of transactions of one to four reads and writes of ten keys; a key that was
 * written 32 times makes room for a new one. At each event a random process goes one step on: from
 * its invocation over each operation to the commit and the return.
 */
final class TransactionLoad {

  /** How the database in memory runs them. */
  enum Isolation {
    /** Each at one moment. */
    SERIALIZABLE,
    /** From a snapshot; the first to commit a key wins, the others fail. */
    SNAPSHOT,
    /** Each write shows at once, and reads see what there was up to 1,000 writes ago. */
    NONE
  }

  private static final Keyword TXN = new Keyword("txn");
  private static final Keyword READ = new Keyword("r");
  private static final Map<Keyword, Object> NO_MORE = Map.of();
  private static final int ACTIVE = 10;
  private static final int MOST_WRITES = 32;
  private static final int STALE = 1_000;

  /** What was written to a key, and when it was committed. */
  private static final class Key {
    final long name;
    final List<Object> values = new ArrayList<>();
    final List<Integer> times = new ArrayList<>();
    int drawn;

    Key(long name) {
      this.name = name;
    }

    List<Object> at(int time) {
      int size = values.size();
      while (size > 0 && times.get(size - 1) > time) {
        size--;
      }
      return values.subList(0, size);
    }
  }

  private record Step(boolean write, Key key, Object value) {}

  private final class Session {
    final int process;
    List<Step> steps;
    final List<Object> answers = new ArrayList<>();
    int begun;
    boolean committed;
    boolean failed;

    Session(int process) {
      this.process = process;
    }

    void go() {
      if (steps == null) {
        invoke();
      } else if (committed) {
        EventType type = failed ? EventType.FAIL : EventType.OK;
        Object value = failed ? asked() : List.copyOf(answers);
        history.append(history.size(), process, type, TXN, value, NO_MORE);
        steps = null;
      } else if (isolation != Isolation.SERIALIZABLE && answers.size() < steps.size()) {
        run(steps.get(answers.size()));
      } else {
        begun = isolation == Isolation.SERIALIZABLE ? clock : begun;
        while (answers.size() < steps.size()) {
          run(steps.get(answers.size()));
        }
        commit();
      }
    }

    private void invoke() {
      steps = draw();
      answers.clear();
      committed = false;
      begun = clock;
      left--;
      history.append(history.size(), process, EventType.INVOKE, TXN, asked(), NO_MORE);
    }

    private List<Object> asked() {
      return steps.stream().map(step -> operation(step, null)).toList();
    }

    private Object operation(Step step, Object read) {
      return step.write()
          ? List.of(write, step.key().name, step.value())
          : Arrays.asList(READ, step.key().name, read);
    }

    private void run(Step step) {
      if (step.write()) {
        if (isolation == Isolation.NONE) {
          put(step, ++clock);
        }
        answers.add(operation(step, null));
        return;
      }
      int time = isolation == Isolation.NONE ? clock - random.nextInt(STALE) : begun;
      List<Object> seen = new ArrayList<>(step.key().at(time));
      for (Step own : steps.subList(0, isolation == Isolation.NONE ? 0 : answers.size())) {
        if (own.write() && own.key() == step.key()) {
          seen.add(own.value());
        }
      }
      Object read = lists ? seen : seen.isEmpty() ? null : seen.get(seen.size() - 1);
      answers.add(operation(step, read));
    }

    private void commit() {
      committed = true;
      failed = isolation == Isolation.SNAPSHOT && steps.stream().anyMatch(this::overtaken);
      if (!failed && isolation != Isolation.NONE) {
        clock++;
        steps.stream().filter(Step::write).forEach(step -> put(step, clock));
      }
    }

    private boolean overtaken(Step step) {
      List<Integer> times = step.key().times;
      return step.write() && !times.isEmpty() && times.get(times.size() - 1) > begun;
    }
  }

  private final SplittableRandom random = new SplittableRandom(42);
  private final Isolation isolation;
  private final boolean lists;
  private final Keyword write;
  private final History.Builder history = new History.Builder();
  private final Key[] keys = new Key[ACTIVE];
  private long nextKey;
  private int clock;
  private int left;

  private TransactionLoad(Isolation isolation, boolean lists) {
    this.isolation = isolation;
    this.lists = lists;
    write = new Keyword(lists ? "append" : "w");
    for (int i = 0; i < ACTIVE; i++) {
      keys[i] = new Key(nextKey++);
    }
  }

  /** The history of that many transactions by some processes. */
  static History of(Isolation isolation, boolean lists, int transactions, int processes) {
    TransactionLoad load = new TransactionLoad(isolation, lists);
    load.left = transactions;
    List<Session> sessions = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      sessions.add(load.new Session(process));
    }
    while (!sessions.isEmpty()) {
      int drawn = load.random.nextInt(sessions.size());
      Session session = sessions.get(drawn);
      if (session.steps == null && load.left == 0) {
        sessions.remove(drawn);
      } else {
        session.go();
      }
    }
    return load.history.build();
  }

  private List<Step> draw() {
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int drawn = random.nextInt(ACTIVE);
      Key key = keys[drawn];
      boolean writes = random.nextBoolean();
      steps.add(new Step(writes, key, writes ? (Object) (long) ++key.drawn : null));
      if (key.drawn == MOST_WRITES) {
        keys[drawn] = new Key(nextKey++);
      }
    }
    return steps;
  }

  private static void put(Step step, int time) {
    step.key().values.add(step.value());
    step.key().times.add(time);
  }
}
