package dev.contend.checkers.stock;

import static dev.contend.checkers.reading.Reading.require;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An operation of a stock history, read; see the package for how they are written. */
public sealed interface StockCall {
  Keyword INITIAL = new Keyword("initial");
  Keyword ORDER = new Keyword("order");
  Keyword CANCEL = new Keyword("cancel");
  Keyword READ = new Keyword("read");
  Keyword FINAL = new Keyword("final");
  Keyword SOLD_OUT = new Keyword("sold-out");
  Keyword CANCELLED = new Keyword("cancelled");
  Keyword ALREADY = new Keyword("already");
  Keyword STOCK = new Keyword("stock");
  Keyword OPEN = new Keyword("open");

  /** The product that it touches. */
  long product();

  /** What the race began with. */
  record Initial(long product, long stock, Set<Long> open) implements StockCall {}

  /** An order that got the given id. */
  record Ordered(long product, long order) implements StockCall {}

  /** An order that was refused. */
  record SoldOut(long product) implements StockCall {}

  /** An order of which nobody knows whether it took an item. */
  record OrderUnknown(long product) implements StockCall {}

  /** A cancel that returned the item. */
  record Cancelled(long product, long order) implements StockCall {}

  /** A cancel of an order that was not open any more. */
  record Already(long product, long order) implements StockCall {}

  /** A cancel of which nobody knows whether it returned the item. */
  record CancelUnknown(long product, long order) implements StockCall {}

  /** A read that found that stock. */
  record Read(long product, long stock) implements StockCall {}

  /** The stock and the open orders at the end, when nobody was at work any more. */
  record Final(long product, long stock, Set<Long> open) implements StockCall {}

  /**
   * Reads an operation.
   *
   * @return null if it has no effect that could be known: a read without an answer, an operation
   *     that failed
   * @throws UnjudgeableException if it is none of stock's
   */
  static StockCall of(Operation operation) {
    return Reading.read("stock", operation, StockCall::known, StockCall::unknown);
  }

  /**
   * What the race began with: the first of a product's calls and the only one of its kind.
   *
   * @throws UnjudgeableException if it is not
   */
  static Initial initial(Object product, List<StockCall> calls) {
    if (calls.isEmpty() || !(calls.get(0) instanceof Initial initial)) {
      throw new UnjudgeableException(
          "the history does not say with how much of product "
              + product
              + " it began; a stock history begins with an :initial operation for each product");
    }
    if (calls.stream().filter(Initial.class::isInstance).count() > 1) {
      throw new UnjudgeableException(
          "product "
              + product
              + " has more than one :initial; a history holds one race, so check each by itself");
    }
    return initial;
  }

  private static StockCall known(Operation operation) {
    String f = operation.f().name();
    List<?> input = (List<?>) operation.input();
    List<?> value = (List<?>) operation.output();
    long product = (Long) value.get(0);
    Object answer = value.get(1);
    require(input.get(0).equals(product), "the answer is about another product");
    require(value.size() == (f.equals("cancel") ? 3 : 2), "the answer has parts too many");
    return switch (f) {
      case "initial" -> new Initial(product, stock(answer), open(answer));
      case "final" -> new Final(product, stock(answer), open(answer));
      case "read" -> new Read(product, (Long) answer);
      case "order" ->
          SOLD_OUT.equals(answer) ? new SoldOut(product) : new Ordered(product, (Long) answer);
      case "cancel" -> {
        require(input.get(1).equals(answer), "the answer is about another order");
        yield cancel(product, (Long) answer, value.get(2));
      }
      default -> throw new IllegalArgumentException(f);
    };
  }

  private static StockCall cancel(long product, long order, Object answer) {
    if (CANCELLED.equals(answer)) {
      return new Cancelled(product, order);
    }
    if (ALREADY.equals(answer)) {
      return new Already(product, order);
    }
    throw new IllegalArgumentException(String.valueOf(answer));
  }

  private static StockCall unknown(Operation operation) {
    List<?> input = (List<?>) operation.input();
    long product = (Long) input.get(0);
    return switch (operation.f().name()) {
      case "initial", "final", "read" -> null;
      case "order" -> new OrderUnknown(product);
      case "cancel" -> new CancelUnknown(product, (Long) input.get(1));
      default -> throw new IllegalArgumentException(operation.f().name());
    };
  }

  private static long stock(Object state) {
    return (Long) ((Map<?, ?>) state).get(STOCK);
  }

  private static Set<Long> open(Object state) {
    Set<Long> open = new TreeSet<>();
    for (Object order : (Set<?>) ((Map<?, ?>) state).get(OPEN)) {
      open.add((Long) order);
    }
    return open;
  }
}
