package dev.contend.harness.explore.independence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables of integers with one lock each, at READ COMMITTED or REPEATABLE READ with first updater
 * wins. Tables c (parent) and d (child) are tied: an insert into d needs a row in c, a delete from
 * c cascades.
 */
final class ToyDatabase {
  private static final String BLOCKED = "blocked";
  private static final String ERROR = "error";

  private final boolean repeatable;
  private final Map<String, List<Integer>> committed = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, Integer> generators = new TreeMap<>();
  private final Map<Integer, Open> open = new TreeMap<>();

  /** A transaction. */
  private static final class Open {
    private final Map<String, List<Integer>> own = new TreeMap<>();
    private final Set<String> locks = new TreeSet<>();
    private Map<String, List<Integer>> snapshot;
    private Map<String, Integer> snapshotVersions;
  }

  ToyDatabase(boolean repeatable) {
    this.repeatable = repeatable;
    for (String table : List.of("a", "b", "c", "d")) {
      committed.put(table, new ArrayList<>(List.of(1, 2)));
      versions.put(table, 0);
      generators.put(table, 2);
    }
  }

  ToyDatabase copy() {
    ToyDatabase copy = new ToyDatabase(repeatable);
    copy.committed.putAll(committed);
    copy.versions.putAll(versions);
    copy.generators.putAll(generators);
    open.forEach(
        (session, from) -> {
          Open to = new Open();
          to.own.putAll(from.own);
          to.locks.addAll(from.locks);
          to.snapshot = from.snapshot;
          to.snapshotVersions = from.snapshotVersions;
          copy.open.put(session, to);
        });
    return copy;
  }

  static boolean waits(String answer) {
    return answer.equals(BLOCKED);
  }

  static boolean failed(String answer) {
    return answer.equals(ERROR);
  }

  /** Whether the session has a transaction. */
  boolean inTransaction(int session) {
    return open.containsKey(session);
  }

  String commit(int session) {
    Open transaction = open.remove(session);
    if (transaction != null) {
      transaction.own.forEach(
          (table, rows) -> {
            committed.put(table, rows);
            versions.merge(table, 1, Integer::sum);
          });
    }
    return "ok";
  }

  String rollback(int session) {
    open.remove(session);
    return "ok";
  }

  /** Runs a statement of {@link ToySql}; nothing is changed if it has to wait. */
  String run(int session, ToySql sql, boolean autocommit) {
    boolean begins = !open.containsKey(session);
    Open transaction = open.computeIfAbsent(session, number -> new Open());
    if (repeatable && transaction.snapshot == null) {
      transaction.snapshot = new HashMap<>(committed);
      transaction.snapshotVersions = new HashMap<>(versions);
    }
    String answer = answer(session, transaction, sql);
    if (answer.equals(ERROR) || begins && answer.equals(BLOCKED)) {
      open.remove(session);
    } else if (autocommit && !answer.equals(BLOCKED)) {
      commit(session);
    }
    return answer;
  }

  private String answer(int session, Open transaction, ToySql sql) {
    if (!sql.locks().isEmpty()) {
      boolean taken =
          open.entrySet().stream()
              .filter(other -> other.getKey() != session)
              .anyMatch(other -> sql.locks().stream().anyMatch(other.getValue().locks::contains));
      if (taken) {
        return sql.skips() ? "[]" : sql.nowait() ? ERROR : BLOCKED;
      }
      if (transaction.snapshot != null
          && sql.locks().stream()
              .anyMatch(t -> transaction.snapshotVersions.get(t) < versions.get(t))) {
        return ERROR;
      }
      transaction.locks.addAll(sql.locks());
    }
    return switch (sql.verb()) {
      case READ -> rows(transaction, sql.table()).toString();
      case COUNT_BOTH -> rows(transaction, sql.table()) + " " + rows(transaction, "b");
      case INSERT -> {
        if (sql.table().equals("d") && rows(transaction, "c").isEmpty()) {
          yield ERROR;
        }
        int id = generators.merge(sql.table(), 1, Integer::sum);
        change(transaction, sql.table()).add(id);
        yield "id " + id;
      }
      case COPY -> {
        int largest = rows(transaction, "b").stream().mapToInt(Integer::intValue).max().orElse(0);
        change(transaction, sql.table()).add(largest);
        yield "copied " + largest;
      }
      case UPDATE -> {
        List<Integer> rows = change(transaction, sql.table());
        rows.replaceAll(value -> value * 2 % 97);
        yield rows.size() + " rows";
      }
      case DELETE -> {
        List<Integer> rows = change(transaction, sql.table());
        int before = rows.size();
        rows.removeIf(value -> value % 2 == 0);
        if (sql.table().equals("c") && rows.isEmpty()) {
          change(transaction, "d").clear();
        }
        yield before - rows.size() + " rows";
      }
    };
  }

  private List<Integer> rows(Open transaction, String table) {
    List<Integer> own = transaction.own.get(table);
    if (own != null) {
      return own;
    }
    return transaction.snapshot == null ? committed.get(table) : transaction.snapshot.get(table);
  }

  private List<Integer> change(Open transaction, String table) {
    List<Integer> rows = new ArrayList<>(rows(transaction, table));
    transaction.own.put(table, rows);
    return rows;
  }

  /** All that later answers can depend on. */
  String state() {
    StringBuilder all = new StringBuilder();
    all.append(committed).append(versions).append(generators);
    open.forEach(
        (session, transaction) ->
            all.append(session)
                .append(transaction.own)
                .append(transaction.locks)
                .append(transaction.snapshot)
                .append(transaction.snapshotVersions));
    return all.toString();
  }
}
