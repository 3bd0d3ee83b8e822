package dev.contend.workloads.bank;

import dev.contend.checkers.bank.BankCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A strategy's operations as calls that a history can record. */
final class BankCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final BankStrategy strategy;
  private final List<Long> ids;

  /**
   * @param accounts how many there are; their ids begin with 1
   */
  BankCalls(BankStrategy strategy, int accounts) {
    this.strategy = strategy;
    this.ids = LongStream.rangeClosed(1, accounts).boxed().toList();
  }

  /** Moves money. */
  Call transfer(BankDraw.Transfer drawn) {
    return call(
        BankCall.TRANSFER,
        value(drawn),
        parts -> {
          boolean moved =
              strategy.transfer(parts.connection(), drawn.from(), drawn.to(), drawn.amount());
          Map<Keyword, Object> answer = value(drawn);
          if (!moved) {
            answer.put(BankCall.REFUSED, BankCall.INSUFFICIENT_FUNDS);
          }
          return new Answer.Done(answer);
        });
  }

  /** Looks at all accounts. */
  Call read() {
    return call(
        BankCall.READ,
        null,
        parts -> new Answer.Done(BankTables.balances(strategy.read(parts.connection(), ids))));
  }

  private static Map<Keyword, Object> value(BankDraw.Transfer drawn) {
    Map<Keyword, Object> value = new LinkedHashMap<>();
    value.put(BankCall.FROM, drawn.from());
    value.put(BankCall.TO, drawn.to());
    value.put(BankCall.AMOUNT, drawn.amount());
    return value;
  }

  private static Call call(Keyword f, Object input, Call.Body body) {
    return new Call(
        f,
        input,
        Map.of(),
        parts -> {
          try {
            return body.run(parts);
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }
}
