package dev.contend.workloads.transactions;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Makes transactions of what was drawn, and records them in Elle's form: {@code :f :txn, :value
 * [[:r 1 nil] [:append 2 7]]}. Nobody tries again: who is refused with an error that asks for it is
 * told so, and that is an answer.
 */
final class TransactionCalls {
  private static final Keyword TXN = new Keyword("txn");
  private static final Keyword R = new Keyword("r");

  private final Store store;
  private final Keys keys;
  private final Predicate<SQLException> retryable;
  private final AtomicLong written = new AtomicLong();

  /**
   * @param retryable which errors ask for another try
   */
  TransactionCalls(Store store, Keys keys, Predicate<SQLException> retryable) {
    this.store = store;
    this.keys = keys;
    this.retryable = retryable;
  }

  /** A read of a key, or a write of a value. */
  private record Access(long key, boolean writes, long value) {}

  /** A drawn transaction as a call. Accesses to one slot are of one key. */
  Call call(TransactionDraw drawn) {
    List<Access> accesses = accesses(drawn);
    List<Object> asked = new ArrayList<>();
    accesses.forEach(access -> asked.add(micro(access, null)));
    return new Call(TXN, asked, Map.of(), parts -> answer(parts.connection(), accesses));
  }

  /**
   * Runs a drawn transaction that nobody records.
   *
   * @throws SQLException if the database refuses it
   */
  void run(Connection db, TransactionDraw drawn) throws SQLException {
    run(db, accesses(drawn));
  }

  private Answer answer(Connection db, List<Access> accesses) throws SQLException {
    try {
      return new Answer.Done(run(db, accesses));
    } catch (SQLException e) {
      if (!retryable.test(e)) {
        throw e;
      }
      return new Answer.Refused(
          new Keyword("aborted-" + (e.getErrorCode() == 0 ? e.getSQLState() : e.getErrorCode())));
    }
  }

  private List<Access> accesses(TransactionDraw drawn) {
    Map<Integer, Long> chosen = new TreeMap<>();
    List<Access> accesses = new ArrayList<>();
    for (TransactionDraw.Access access : drawn.accesses()) {
      long key = chosen.computeIfAbsent(access.slot(), keys::key);
      if (access.writes()) {
        keys.writes(access.slot());
      }
      accesses.add(
          new Access(key, access.writes(), access.writes() ? written.incrementAndGet() : 0));
    }
    return accesses;
  }

  private List<Object> run(Connection db, List<Access> accesses) throws SQLException {
    return inTransaction(
        db,
        () -> {
          List<Object> done = new ArrayList<>();
          for (Access access : accesses) {
            done.add(micro(access, run(db, access)));
          }
          return done;
        });
  }

  private Object run(Connection db, Access access) throws SQLException {
    if (access.writes()) {
      store.write(db, access.key(), access.value());
      return null;
    }
    return store.read(db, access.key());
  }

  /** As a history has it: {@code [:append 2 7]}, {@code [:r 1 nil]}. */
  private List<Object> micro(Access access, Object read) {
    return access.writes()
        ? List.of(store.write(), access.key(), access.value())
        : read(access.key(), read);
  }

  private static List<Object> read(long key, Object read) {
    return Arrays.asList(R, key, read);
  }

  /** One query that reads all keys that were used; for when no client is at work any more. */
  Call readAll() {
    List<Long> used = keys.used();
    List<Object> asked = new ArrayList<>();
    used.forEach(key -> asked.add(read(key, null)));
    return new Call(
        TXN,
        asked,
        Map.of(),
        parts -> {
          Map<Long, Object> all = store.readAll(parts.connection());
          List<Object> seen = new ArrayList<>();
          used.forEach(key -> seen.add(read(key, all.getOrDefault(key, store.nothing()))));
          return new Answer.Done(seen);
        });
  }
}
