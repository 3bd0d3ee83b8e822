package dev.contend.checkers.bank;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Race;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A bank in memory for racing clients: sound unless a fault is planted in it. */
public final class Vault implements Race.Subject {

  /** What the bank does wrong, once, as soon as it can. */
  public enum Fault {
    NONE,
    /** The money that a transfer takes from one account comes to no other. */
    LOST_CREDIT,
    /** A transfer is acknowledged and nothing is moved. */
    LOST_TRANSFER,
    /** A read sees one account before a transfer and another one after it. */
    READ_SKEW,
    /** A transfer of more than there is. */
    OVERDRAFT,
    /** A transfer is refused although there is enough. */
    FALSE_REFUSAL,
    /** A read sees the balances that there were at the beginning. */
    STALE_READ,
    /** A read lacks an account. */
    LOST_ACCOUNT,
    /** A transfer ends in an error that nobody caught. */
    UNHANDLED,
    /** A transfer takes the money, then fails. */
    PARTIAL
  }

  private static final long BALANCE = 5;

  private final SortedMap<Long, Long> balances = new TreeMap<>();
  private final SortedMap<Long, Long> before;
  private final Fault fault;
  private boolean planted;

  /**
   * With accounts that have the same.
   *
   * @param fault to plant
   */
  public Vault(int accounts, Fault fault) {
    this.fault = fault;
    for (long id = 1; id <= accounts; id++) {
      balances.put(id, BALANCE);
    }
    before = new TreeMap<>(balances);
  }

  /** A whole race: what it began with, the operations, and what it ended with. */
  static Race race(SplittableRandom random, Vault vault, int clients, int operations) {
    Race race = new Race(random, vault).alone(look(BankCall.INITIAL));
    return race.run(clients, operations).alone(look(BankCall.FINAL));
  }

  /** A race that says what it began with, and not what it ended with. */
  public static Race begunRace(SplittableRandom random, Vault vault, int clients, int operations) {
    return new Race(random, vault).alone(look(BankCall.INITIAL)).run(clients, operations);
  }

  /** The same, in which every operation is answered. */
  static Race answeredRace(SplittableRandom random, Vault vault, int clients, int operations) {
    Race race = new Race(random, vault).certain().alone(look(BankCall.INITIAL));
    return race.run(clients, operations).alone(look(BankCall.FINAL));
  }

  private static Race.Request look(Keyword f) {
    return new Race.Request(f, null);
  }

  /** Whether the fault came to be. */
  boolean planted() {
    return planted;
  }

  @Override
  public Race.Request draw(SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return look(BankCall.READ);
    }
    long from = 1 + random.nextInt(balances.size());
    long to = 1 + random.nextInt(balances.size());
    return new Race.Request(BankCall.TRANSFER, transfer(from, to, random.nextInt(1, 5)));
  }

  private static Map<Keyword, Object> transfer(long from, long to, long amount) {
    Map<Keyword, Object> value = new LinkedHashMap<>();
    value.put(BankCall.FROM, from);
    value.put(BankCall.TO, to);
    value.put(BankCall.AMOUNT, amount);
    return value;
  }

  @Override
  public Race.Answer apply(Race.Request request) {
    if (request.f().equals(BankCall.TRANSFER)) {
      return transfer((Map<?, ?>) request.input());
    }
    return Race.Answer.ok(request.f().equals(BankCall.READ) ? read() : new TreeMap<>(balances));
  }

  private SortedMap<Long, Long> read() {
    SortedMap<Long, Long> seen = new TreeMap<>(balances);
    if (plant(Fault.STALE_READ, !balances.equals(before))) {
      return before;
    }
    if (plant(Fault.READ_SKEW, true)) {
      seen.merge(1L, 1L, Long::sum);
    }
    if (plant(Fault.LOST_ACCOUNT, true)) {
      seen.put(1L, null);
    }
    return seen;
  }

  private boolean plant(Fault candidate, boolean possible) {
    if (planted || fault != candidate || !possible) {
      return false;
    }
    planted = true;
    return true;
  }

  private Race.Answer transfer(Map<?, ?> asked) {
    long from = (Long) asked.get(BankCall.FROM);
    long to = (Long) asked.get(BankCall.TO);
    long amount = (Long) asked.get(BankCall.AMOUNT);
    boolean enough = balances.get(from) >= amount;
    if (plant(Fault.UNHANDLED, true)) {
      return error(EventType.FAIL, ErrorMarks.UNHANDLED, asked);
    }
    if (plant(Fault.PARTIAL, enough)) {
      balances.merge(from, -amount, Long::sum);
      return error(EventType.INFO, ErrorMarks.PARTIAL, asked);
    }
    boolean refused = enough ? plant(Fault.FALSE_REFUSAL, true) : !plant(Fault.OVERDRAFT, true);
    if (refused) {
      return Race.Answer.ok(refusal(asked));
    }
    if (!plant(Fault.LOST_TRANSFER, from != to)) {
      balances.merge(from, -amount, Long::sum);
      balances.merge(to, plant(Fault.LOST_CREDIT, true) ? 0 : amount, Long::sum);
    }
    return Race.Answer.ok(asked);
  }

  private static Map<Object, Object> refusal(Map<?, ?> asked) {
    Map<Object, Object> answer = new LinkedHashMap<>(asked);
    answer.put(BankCall.REFUSED, BankCall.INSUFFICIENT_FUNDS);
    return answer;
  }

  private static Race.Answer error(EventType type, Keyword mark, Object value) {
    return new Race.Answer(
        type,
        value,
        Map.of(Event.ERROR, List.of(new Keyword("sql"), "40001", "serialize"), mark, true));
  }

  @Override
  public Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    if (request.f().equals(BankCall.TRANSFER)) {
      return random.nextBoolean() ? request.input() : refusal((Map<?, ?>) request.input());
    }
    SortedMap<Long, Long> other = new TreeMap<>();
    for (Map.Entry<?, ?> account : ((Map<?, ?>) answer).entrySet()) {
      long balance = account.getValue() == null ? 0 : (Long) account.getValue();
      other.put((Long) account.getKey(), balance + random.nextInt(-1, 2));
    }
    return random.nextInt(4) == 0 ? new TreeMap<>(Map.of(1L, BALANCE)) : other;
  }

  @Override
  public String toString() {
    return Arrays.toString(balances.values().toArray());
  }
}
