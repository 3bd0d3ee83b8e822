package dev.contend.checkers.bank;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.bank.BankCall.Moment;
import dev.contend.checkers.bank.BankCall.Seen;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A bank history as the invariants read it.
 *
 * @param entries all that happened, in order of invocation
 * @param begin what it began with, or null if the history does not say
 * @param end what was there when nobody was at work any more, or null
 */
record BankLog(List<Entry> entries, Entry begin, Entry end) {

  /**
   * An operation.
   *
   * @param index by which evidence names it
   * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown
   */
  record Entry(int index, int returned, int process, BankCall call) {

    /** The balances that it saw, if it is no transfer. */
    SortedMap<String, Long> balances() {
      return ((Seen) call).balances();
    }

    private boolean is(Moment moment) {
      return call instanceof Seen seen && seen.moment() == moment;
    }

    private int last() {
      return Math.max(index, returned);
    }
  }

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of a bank's, something happened before the
   *     {@code :initial} or after the {@code :final}, there is more than one {@code :initial}, or
   *     one without an answer, or a {@code :final} without any
   */
  static BankLog read(History history) {
    List<Entry> entries = new ArrayList<>();
    boolean ours = false;
    for (Operation operation : history.operations()) {
      BankCall call = BankCall.of(operation);
      ours |= operation.f().equals(BankCall.INITIAL) || operation.f().equals(BankCall.FINAL);
      if (call != null) {
        int returned = operation.ok() ? operation.completion().index() : History.NONE;
        entries.add(new Entry(operation.index(), returned, operation.process(), call));
      }
    }
    Entry begin = entries.stream().filter(one -> one.is(Moment.INITIAL)).findFirst().orElse(null);
    Entry end =
        entries.stream().filter(one -> one.is(Moment.FINAL)).reduce((a, b) -> b).orElse(null);
    for (Entry entry : entries) {
      if (begin != null && entry != begin && entry.index() < begin.returned()) {
        throw atWork(entry, ":initial");
      }
      if (end != null && entry != end && entry.last() > end.index()) {
        throw atWork(entry, ":final");
      }
      if (entry != begin && entry.is(Moment.INITIAL)) {
        throw new UnjudgeableException(
            "there is more than one :initial; a history holds one race, so check each by itself");
      }
    }
    if (ours && begin == null) {
      throw new UnjudgeableException(
          "there is no :initial that was answered; a bank history with an :initial or a :final"
              + " begins with what there was");
    }
    if (begin != null && begin.balances().values().stream().anyMatch(Objects::isNull)) {
      throw new UnjudgeableException("the :initial has an account without a balance");
    }
    return new BankLog(entries, begin, end);
  }

  private static UnjudgeableException atWork(Entry entry, String since) {
    return new UnjudgeableException(
        "operation %d was at work when the %s was read; nobody may be"
            .formatted(entry.index(), since));
  }

  /** Those that looked at the accounts, in order of invocation. */
  List<Entry> seen() {
    return entries.stream().filter(entry -> entry.call() instanceof Seen).toList();
  }
}
