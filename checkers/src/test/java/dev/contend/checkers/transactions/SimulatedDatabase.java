package dev.contend.checkers.transactions;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A database in memory, at some level, and the processes that use it: at each moment a random one
 * goes a step on. A key holds all values ever written to it; a list shows them all, a register the
 * last.
 */
final class SimulatedDatabase {

  /** What it promises. */
  enum Promise {
    /** Each transaction happens at one moment between its invocation and its return. */
    SERIALIZABLE,
    /** Reads are from a snapshot taken after the invocation; the first to commit a key wins. */
    SNAPSHOT,
    /** The same without the winner. */
    PREFIX,
    /** Reads see what was committed when they ran; writes show at the commit. */
    READ_COMMITTED,
    /** Everything shows at once and stays. */
    NONE
  }

  private static final Keyword TXN = new Keyword("txn");
  private static final Keyword READ = new Keyword("r");
  private static final Map<Keyword, Object> NO_MORE = Map.of();

  /** A transaction that is under way. */
  private final class Session {
    int process;
    List<List<Object>> asked;
    List<List<Object>> answered;
    Map<Object, List<Object>> snapshot;
    Map<Object, List<Object>> own;

    Session(int process) {
      this.process = process;
    }

    void step() {
      if (asked == null) {
        begin();
      } else if (promise != Promise.SERIALIZABLE && answered.size() < asked.size()) {
        run();
      } else {
        while (answered.size() < asked.size()) {
          run();
        }
        end();
      }
    }

    private void begin() {
      asked = draw();
      answered = new ArrayList<>();
      own = new HashMap<>();
      snapshot = null;
      left--;
      history.append(history.size(), process, EventType.INVOKE, TXN, asked, NO_MORE);
    }

    private void run() {
      if (snapshot == null) {
        snapshot = new HashMap<>(committed);
      }
      List<Object> asking = asked.get(answered.size());
      Object key = asking.get(1);
      if (!READ.equals(asking.get(0))) {
        Map<Object, List<Object>> into = promise == Promise.NONE ? committed : own;
        into.put(key, with(into.get(key), List.of(asking.get(2))));
        answered.add(asking);
        return;
      }
      boolean old = promise == Promise.SNAPSHOT || promise == Promise.PREFIX;
      List<Object> held = with((old ? snapshot : committed).get(key), own.get(key));
      List<Object> answer = new ArrayList<>(asking);
      answer.set(2, lists ? held : held.isEmpty() ? null : held.get(held.size() - 1));
      answered.add(answer);
    }

    private void end() {
      int fate = random.nextInt(12);
      boolean conflict =
          promise == Promise.SNAPSHOT
              && own.keySet().stream().anyMatch(key -> committed.get(key) != snapshot.get(key));
      boolean fails = fate == 0 || conflict;
      if (!fails && fate != 1) {
        own.forEach((key, values) -> committed.put(key, with(committed.get(key), values)));
      }
      EventType type = fails ? EventType.FAIL : fate <= 2 ? EventType.INFO : EventType.OK;
      history.append(
          history.size(), process, type, TXN, type == EventType.OK ? answered : asked, NO_MORE);
      asked = null;
      process += type == EventType.INFO ? 100 : 0;
    }
  }

  private final SplittableRandom random;
  private final Promise promise;
  private final boolean lists;
  private final int keys;
  private final History.Builder history = new History.Builder();
  private final Map<Object, List<Object>> committed = new HashMap<>();
  private long nextValue;
  private int left;

  private SimulatedDatabase(SplittableRandom random, Promise promise, boolean lists, int keys) {
    this.random = random;
    this.promise = promise;
    this.lists = lists;
    this.keys = keys;
  }

  /** The history of some transactions of up to three reads and writes of some keys. */
  static History history(
      SplittableRandom random, Promise promise, boolean lists, int transactions, int keys) {
    SimulatedDatabase database = new SimulatedDatabase(random, promise, lists, keys);
    database.left = transactions;
    List<Session> sessions = new ArrayList<>();
    for (int process = 0; process < 2 + random.nextInt(2); process++) {
      sessions.add(database.new Session(process));
    }
    while (database.left > 0 || sessions.stream().anyMatch(session -> session.asked != null)) {
      Session session = sessions.get(random.nextInt(sessions.size()));
      if (session.asked != null || database.left > 0) {
        session.step();
      }
    }
    return database.history.build();
  }

  private List<List<Object>> draw() {
    List<List<Object>> asked = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Object key = "k" + random.nextInt(keys);
      boolean write = random.nextBoolean();
      List<Object> step = new ArrayList<>();
      step.add(write ? new Keyword(lists ? "append" : "w") : READ);
      step.add(key);
      step.add(write ? (Object) nextValue++ : null);
      asked.add(step);
    }
    if (promise == Promise.PREFIX || promise == Promise.READ_COMMITTED) {
      // Without locks nobody knows where what one wrote will stand, so it is not read back.
      asked.sort(Comparator.comparing(step -> !READ.equals(step.get(0))));
    }
    return asked;
  }

  private static List<Object> with(List<Object> values, List<Object> more) {
    List<Object> all = values == null ? new ArrayList<>() : new ArrayList<>(values);
    if (more != null) {
      all.addAll(more);
    }
    return all;
  }
}
