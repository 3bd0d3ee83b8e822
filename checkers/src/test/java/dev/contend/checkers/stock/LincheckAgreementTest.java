package dev.contend.checkers.stock;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.lincheck.Agreement;
import dev.contend.checkers.lincheck.Call;
import dev.contend.checkers.lincheck.Lincheck;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's verifier, which others wrote and many use, gives the same verdicts. */
@Tag("lincheck")
class LincheckAgreementTest {

  @Test
  void onStock() {
    Lincheck lincheck = new Lincheck(LincheckStock.class);
    // A mutation may take away what the race began with, and then nothing can be judged.
    Agreement.compare(
        new StockSpec(),
        LincheckAgreementTest::history,
        history -> {
          Set<Long> named = named(history);
          return lincheck.linearizable(history.operations(), operation -> call(operation, named));
        });
  }

  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shop shop = new Shop(1, Shop.Fault.NONE);
    Race race = Shop.race(random, shop, 2 + random.nextInt(3), 2 + random.nextInt(11), true);
    for (int mutations = random.nextInt(-4, 9); mutations > 0; mutations--) {
      race.mutateAfter(2);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return Shop.race(random, new Shop(1, Shop.Fault.NONE), 3, 6, true).history();
    }
  }

  private static Set<Long> named(History history) {
    Set<Long> named = new HashSet<>(Set.of(1L));
    for (Operation operation : history.operations()) {
      if (StockCall.of(operation) instanceof StockCall.Ordered ordered) {
        named.add(ordered.order());
      }
    }
    return named;
  }

  private static Call call(Operation operation, Set<Long> named) {
    StockCall call = StockCall.of(operation);
    if (call == null || call instanceof StockCall.Initial) {
      return null;
    }
    if (call instanceof StockCall.Ordered ordered) {
      return Call.returned(true, "order", ordered.order());
    }
    if (call instanceof StockCall.SoldOut) {
      return Call.returned(false, "order", -1L);
    }
    if (call instanceof StockCall.Cancelled cancelled) {
      return Call.returned(true, "cancel", cancelled.order(), named);
    }
    if (call instanceof StockCall.Already already) {
      return Call.returned(true, "already", already.order());
    }
    if (call instanceof StockCall.Read read) {
      return Call.returned(read.stock(), "read");
    }
    if (call instanceof StockCall.OrderUnknown) {
      return Call.unknown("orderUnknown");
    }
    if (call instanceof StockCall.CancelUnknown cancel) {
      return Call.unknown("cancelUnknown", cancel.order(), named);
    }
    StockCall.Final end = (StockCall.Final) call;
    return Call.returned(true, "end", end.stock(), end.open(), named);
  }
}
