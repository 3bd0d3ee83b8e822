package dev.contend.checkers.bank;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.bank.BankCall.Moment;
import dev.contend.checkers.bank.BankCall.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whoever looks at all accounts sees all of them, the same total, and none below zero. The accounts
 * and the total are those that the history began with, else those of the first read.
 *
 * <p>A total that is wrong in a read and right at the end is a read skew: the reader saw one
 * account before a transfer and another after it. A total that is wrong at the end is money that
 * was lost or made, and then the reads before it may have seen nothing but the truth.
 */
public final class BankTotals extends BankInvariant {
  static final String WRONG_TOTAL = "wrong-total";
  static final String NOT_CONSERVED = "money-not-conserved";
  static final String NEGATIVE = "negative-balance";
  static final String WRONG_ACCOUNTS = "wrong-accounts";

  @Override
  public String name() {
    return "bank-totals";
  }

  /** The looks that showed one thing, of which the first and the last are told. */
  private record Found(BankLog.Entry entry, String words) {}

  @Override
  Verdict check(BankLog log) {
    List<BankLog.Entry> seen = log.seen();
    if (seen.isEmpty()) {
      return new Verdict.Unknown("nobody read the balances");
    }
    BankLog.Entry first = log.begin() == null ? seen.get(0) : log.begin();
    Map<String, List<Found>> found = new LinkedHashMap<>();
    for (BankLog.Entry entry : seen) {
      look(first.balances(), entry, found);
    }
    List<Anomaly> anomalies = new ArrayList<>();
    found.forEach((kind, looks) -> anomalies.add(anomaly(kind, looks)));
    String coverage =
        "%,d looks at %d accounts%s"
            .formatted(
                seen.size(),
                first.balances().size(),
                log.begin() == null ? ", compared with the first of them" : "");
    boolean cut = log.begin() != null && log.end() == null;
    return cut && anomalies.isEmpty()
        ? new Verdict.Unknown(coverage + "; the final balances are missing: there is no :final")
        : Verdict.of(coverage, anomalies);
  }

  private static void look(
      SortedMap<String, Long> first, BankLog.Entry entry, Map<String, List<Found>> found) {
    SortedMap<String, Long> balances = entry.balances();
    if (!balances.keySet().equals(first.keySet()) || balances.containsValue(null)) {
      add(WRONG_ACCOUNTS, entry, "%s where accounts %s are", first.keySet(), found);
      return;
    }
    long total = total(balances);
    if (total != total(first)) {
      boolean end = ((Seen) entry.call()).moment() == Moment.FINAL;
      add(
          end ? NOT_CONSERVED : WRONG_TOTAL,
          entry,
          "%s, which makes " + total + " where there is %s",
          total(first),
          found);
    }
    if (balances.values().stream().anyMatch(balance -> balance < 0)) {
      add(NEGATIVE, entry, "%s, which is below zero where %s is the least", 0, found);
    }
  }

  private static void add(
      String kind,
      BankLog.Entry entry,
      String words,
      Object expected,
      Map<String, List<Found>> found) {
    found
        .computeIfAbsent(kind, key -> new ArrayList<>())
        .add(new Found(entry, words.formatted(entry.balances(), expected)));
  }

  private static long total(SortedMap<String, Long> balances) {
    long total = 0;
    for (Long balance : balances.values()) {
      total = Math.addExact(total, balance == null ? 0 : balance);
    }
    return total;
  }

  private static Anomaly anomaly(String kind, List<Found> looks) {
    Found first = looks.get(0);
    Found last = looks.get(looks.size() - 1);
    String message =
        "Process %d (operation %d) read %s"
            .formatted(first.entry().process(), first.entry().index(), first.words());
    if (last == first) {
      return new Anomaly(kind, message + ".", List.of(first.entry().index()));
    }
    message +=
        "; the last of %,d such reads (operation %d) read %s."
            .formatted(looks.size(), last.entry().index(), last.words());
    return new Anomaly(kind, message, List.of(first.entry().index(), last.entry().index()));
  }
}
