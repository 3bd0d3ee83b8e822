package dev.contend.checkers.bank;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.bank.BankCall.Fate;
import dev.contend.checkers.bank.BankCall.Moment;
import dev.contend.checkers.bank.BankCall.Seen;
import dev.contend.checkers.bank.BankCall.Transfer;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A bank, one operation at a time: a transfer moves its amount if there is as much, and is refused
 * otherwise; whoever looks sees all balances.
 */
public final class BankSpec implements SequentialSpec<BankSpec.Balances, BankCall> {
  static final String SILENT = "the history does not say with what balances it began";

  /** What each account has. */
  public record Balances(Map<String, Long> of) {

    private Balances after(Transfer transfer) {
      Map<String, Long> next = new HashMap<>(of);
      next.merge(transfer.from(), -transfer.amount(), Long::sum);
      next.merge(transfer.to(), transfer.amount(), Long::sum);
      return new Balances(next);
    }
  }

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public BankCall call(Operation operation) {
    return BankCall.of(operation);
  }

  /** Transfers tie all accounts together. */
  @Override
  public Object key(BankCall call) {
    return null;
  }

  @Override
  public Optional<String> silentOn(History history) {
    return BankLog.read(history).begin() == null ? Optional.of(SILENT) : Optional.empty();
  }

  @Override
  public Balances initial(Object key, List<BankCall> calls) {
    for (BankCall call : calls) {
      if (call instanceof Seen seen && seen.moment() == Moment.INITIAL) {
        requireCountable(seen);
        return new Balances(new HashMap<>(seen.balances()));
      }
    }
    throw new UnjudgeableException(SILENT);
  }

  /** No balance can become more than all that there is. */
  private static void requireCountable(Seen seen) {
    long all = 0;
    try {
      for (long balance : seen.balances().values()) {
        all = Math.addExact(all, Math.absExact(balance));
      }
    } catch (ArithmeticException e) {
      throw new UnjudgeableException("the sums of this history do not fit 64 bits");
    }
  }

  @Override
  public Step<Balances> step(Balances state, BankCall call) {
    if (call instanceof Seen seen) {
      return state.of().equals(seen.balances())
          ? new Step.Next<>(state)
          : new Step.Refused<>(() -> "there is " + describe(state));
    }
    Transfer transfer = (Transfer) call;
    Long from = state.of().get(transfer.from());
    if (from == null || !state.of().containsKey(transfer.to())) {
      return new Step.Refused<>("there is no such account");
    }
    boolean enough = from >= transfer.amount();
    if (enough == (transfer.fate() == Fate.REFUSED)) {
      return new Step.Refused<>(() -> "account %s has %d".formatted(transfer.from(), from));
    }
    return new Step.Next<>(enough ? state.after(transfer) : state);
  }

  @Override
  public boolean isPure(BankCall call) {
    return call instanceof Seen || ((Transfer) call).fate() == Fate.REFUSED;
  }

  @Override
  public String describe(Balances state) {
    return new TreeMap<>(state.of())
        .entrySet().stream()
            .map(account -> account.getKey() + ": " + account.getValue())
            .collect(Collectors.joining(", "));
  }
}
