package dev.contend.checkers.bank;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.bank.BankCall.Fate;
import dev.contend.checkers.bank.BankCall.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * At the end each account has what the acknowledged transfers make of what it began with; those of
 * unknown outcome widen what is possible. It sees what no total shows: of two transfers from one
 * account to another both write the same two balances, and one is gone from both.
 */
public final class BankLedger extends BankInvariant {
  static final String LOST_UPDATE = "lost-update";

  @Override
  public String name() {
    return "bank-ledger";
  }

  /** What an account may have: from the least to the most. */
  private static final class Account {
    private long least;
    private long most;
    private int transfers;

    Account(long balance) {
      least = balance;
      most = balance;
    }

    void add(Fate fate, long amount) {
      if (fate == Fate.REFUSED) {
        return;
      }
      boolean certain = fate == Fate.DONE;
      transfers += certain ? 1 : 0;
      least = certain || amount < 0 ? Math.addExact(least, amount) : least;
      most = certain || amount > 0 ? Math.addExact(most, amount) : most;
    }

    boolean mayHave(long balance) {
      return least <= balance && balance <= most;
    }
  }

  @Override
  Verdict check(BankLog log) {
    if (log.begin() == null) {
      return log.seen().isEmpty()
          ? new Verdict.Unknown("nobody read the balances")
          : new Verdict.Valid("not asked: " + BankSpec.SILENT);
    }
    if (log.end() == null) {
      return new Verdict.Unknown("the final balances are missing: there is no :final");
    }
    Map<String, Account> accounts = new TreeMap<>();
    log.begin().balances().forEach((name, balance) -> accounts.put(name, new Account(balance)));
    int transfers = 0;
    for (BankLog.Entry entry : log.entries()) {
      if (entry.call() instanceof Transfer transfer) {
        transfers++;
        add(accounts, transfer.from(), transfer.fate(), -transfer.amount());
        add(accounts, transfer.to(), transfer.fate(), transfer.amount());
      }
    }
    List<Anomaly> anomalies = new ArrayList<>();
    accounts.forEach((name, account) -> compare(log, name, account, anomalies));
    return Verdict.of("%,d transfers".formatted(transfers), anomalies);
  }

  private static void add(Map<String, Account> accounts, String name, Fate fate, long amount) {
    accounts.computeIfAbsent(name, missing -> new Account(0)).add(fate, amount);
  }

  private static void compare(BankLog log, String name, Account account, List<Anomaly> anomalies) {
    SortedMap<String, Long> end = log.end().balances();
    Long balance = end.get(name);
    if (balance == null || account.mayHave(balance)) {
      return; // an account that is gone has a name of its own
    }
    anomalies.add(
        new Anomaly(
            LOST_UPDATE,
            "Account %s began with %d; %,d transfers from or to it were acknowledged, which makes %s, but it ended with %d: updates were lost."
                .formatted(
                    name,
                    log.begin().balances().getOrDefault(name, 0L),
                    account.transfers,
                    account.least == account.most
                        ? "" + account.least
                        : "between " + account.least + " and " + account.most,
                    balance),
            List.of(log.end().index())));
  }
}
