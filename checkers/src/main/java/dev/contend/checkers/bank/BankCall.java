package dev.contend.checkers.bank;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An operation of a bank history, read; see the package for how they are written. */
public sealed interface BankCall {
  Keyword INITIAL = new Keyword("initial");
  Keyword TRANSFER = new Keyword("transfer");
  Keyword READ = new Keyword("read");
  Keyword FINAL = new Keyword("final");
  Keyword FROM = new Keyword("from");
  Keyword TO = new Keyword("to");
  Keyword AMOUNT = new Keyword("amount");
  Keyword REFUSED = new Keyword("refused");
  Keyword INSUFFICIENT_FUNDS = new Keyword("insufficient-funds");

  /**
   * Somebody looked at all accounts.
   *
   * @param moment when
   * @param balances of each account; null where the store said that there is none
   */
  record Seen(Moment moment, SortedMap<String, Long> balances) implements BankCall {}

  /** When somebody looks. */
  enum Moment {
    /** Before anybody was at work. */
    INITIAL,
    /** Beside others. */
    READ,
    /** When nobody was at work any more. */
    FINAL
  }

  /**
   * A transfer that was asked for.
   *
   * @param amount not below zero
   */
  record Transfer(Fate fate, String from, String to, long amount) implements BankCall {}

  /** What became of a transfer. */
  enum Fate {
    /** It was answered that the money was moved. */
    DONE,
    /** It was answered that there was not enough. */
    REFUSED,
    /** Nobody knows whether it was moved. */
    UNKNOWN
  }

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: a read without an answer, an operation
   *     that failed
   * @throws UnjudgeableException if it is none of a bank's
   */
  static BankCall of(Operation operation) {
    return Reading.read("bank", operation, BankCall::known, BankCall::unknown);
  }

  private static BankCall known(Operation operation) {
    return switch (operation.f().name()) {
      case "initial" -> new Seen(Moment.INITIAL, balances(operation.output()));
      case "read" -> new Seen(Moment.READ, balances(operation.output()));
      case "final" -> new Seen(Moment.FINAL, balances(operation.output()));
      case "transfer" -> transfer(operation.input(), answered(operation));
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  private static BankCall unknown(Operation operation) {
    return switch (operation.f().name()) {
      case "initial", "read", "final" -> null;
      case "transfer" -> transfer(operation.input(), Fate.UNKNOWN);
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  private static Fate answered(Operation operation) {
    Map<?, ?> answer = (Map<?, ?>) operation.output();
    require(
        transfer(answer, Fate.DONE).equals(transfer(operation.input(), Fate.DONE)),
        "the answer is about another transfer");
    Object refused = part(answer, REFUSED);
    require(refused == null || INSUFFICIENT_FUNDS.is(refused), "refused for another reason");
    return refused == null ? Fate.DONE : Fate.REFUSED;
  }

  private static Transfer transfer(Object value, Fate fate) {
    Map<?, ?> parts = (Map<?, ?>) value;
    long amount = (Long) part(parts, AMOUNT);
    require(amount >= 0, "less than nothing");
    return new Transfer(fate, account(part(parts, FROM)), account(part(parts, TO)), amount);
  }

  private static Object part(Map<?, ?> value, Keyword name) {
    for (Map.Entry<?, ?> entry : value.entrySet()) {
      if (name.is(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static String account(Object name) {
    require(name != null, "an account without a name");
    return String.valueOf(name);
  }

  private static SortedMap<String, Long> balances(Object value) {
    SortedMap<String, Long> balances = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      String account = account(entry.getKey());
      require(!balances.containsKey(account), "two accounts of one name");
      balances.put(account, (Long) entry.getValue());
    }
    return Collections.unmodifiableSortedMap(balances);
  }
}
