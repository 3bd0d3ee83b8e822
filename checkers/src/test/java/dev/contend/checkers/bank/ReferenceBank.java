package dev.contend.checkers.bank;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.Map;

/** A bank once more, as plain as it can be written, to compare with. */
public final class ReferenceBank implements BruteForce.Model {
  private Map<Object, Object> money;

  @Override
  public ReferenceBank copy() {
    ReferenceBank copy = new ReferenceBank();
    copy.money = money == null ? null : new HashMap<>(money);
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    if (operation.f().equals(BankCall.TRANSFER)) {
      return money != null && transfer((Map<?, ?>) operation.input(), operation);
    }
    if (!operation.ok()) {
      return true;
    }
    if (money == null && operation.f().equals(BankCall.INITIAL)) {
      money = new HashMap<>((Map<?, ?>) operation.output());
    }
    return operation.output().equals(money);
  }

  private boolean transfer(Map<?, ?> asked, Operation operation) {
    long amount = (Long) asked.get(BankCall.AMOUNT);
    boolean enough = (Long) money.get(asked.get(BankCall.FROM)) >= amount;
    if (enough) {
      add(asked.get(BankCall.FROM), -amount);
      add(asked.get(BankCall.TO), amount);
    }
    return !operation.ok()
        || enough != ((Map<?, ?>) operation.output()).containsKey(BankCall.REFUSED);
  }

  private void add(Object account, long amount) {
    money.put(account, (Long) money.get(account) + amount);
  }
}
