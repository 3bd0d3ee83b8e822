package dev.contend.workloads.stock;

import static dev.contend.workloads.stock.StockTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** A strategy's operations as calls that a history can record. */
final class StockCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final StockStrategy strategy;

  StockCalls(StockStrategy strategy) {
    this.strategy = strategy;
  }

  /**
   * Orders an item.
   *
   * @param extra further keys of the invocation
   * @param ordered is told the new order, if there is one
   */
  Call order(long product, Map<Keyword, Object> extra, LongConsumer ordered) {
    return call(
        StockCall.ORDER,
        tuple(product, null),
        extra,
        parts -> {
          OptionalLong order = strategy.order(parts, product);
          order.ifPresent(ordered);
          return new Answer.Done(
              tuple(product, order.isPresent() ? (Object) order.getAsLong() : StockCall.SOLD_OUT));
        });
  }

  /**
   * Cancels an order.
   *
   * @param cancelled is told when it is cancelled, by whomever
   */
  Call cancel(long product, long order, Map<Keyword, Object> extra, LongConsumer cancelled) {
    return call(
        StockCall.CANCEL,
        tuple(product, order),
        extra,
        parts -> {
          boolean first = strategy.cancel(parts, order);
          cancelled.accept(order);
          return new Answer.Done(
              tuple(product, order, first ? StockCall.CANCELLED : StockCall.ALREADY));
        });
  }

  /** Reads the stock. */
  Call read(long product, Map<Keyword, Object> extra) {
    return call(
        StockCall.READ,
        tuple(product, null),
        extra,
        parts -> new Answer.Done(tuple(product, strategy.read(parts, product))));
  }

  private static Call call(Keyword f, Object input, Map<Keyword, Object> extra, Call.Body body) {
    return new Call(
        f,
        input,
        extra,
        parts -> {
          try {
            return body.run(parts);
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }
}
