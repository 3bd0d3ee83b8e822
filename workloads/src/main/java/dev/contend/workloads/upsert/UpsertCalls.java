package dev.contend.workloads.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.upsert.UpsertCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A strategy's operations as calls that a history can record. */
final class UpsertCalls {
  private static final Keyword BUSY = new Keyword("busy");
  private static final Keyword TOO_MANY = new Keyword("too-many-requests");
  private static final Keyword PRICE = new Keyword("price");
  private static final Keyword WEIGHT = new Keyword("weight");

  private final UpsertStrategy strategy;

  UpsertCalls(UpsertStrategy strategy) {
    this.strategy = strategy;
  }

  /** Updates or creates a product. */
  Call upsert(Request request) {
    List<Object> key = value(request.key());
    Map<Keyword, Object> fields = value(request.fields());
    return new Call(
        UpsertCall.UPSERT,
        List.of(key, fields),
        Map.of(),
        parts -> {
          try {
            Keyword answer =
                switch (strategy.upsert(parts, request)) {
                  case CREATED -> UpsertCall.CREATED;
                  case UPDATED -> UpsertCall.UPDATED;
                  case ALREADY -> UpsertCall.ALREADY;
                };
            return new Answer.Done(List.of(key, fields, answer));
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          } catch (TooManyRequestsException e) {
            return new Answer.Refused(TOO_MANY);
          }
        });
  }

  /**
   * Reads all products of a key.
   *
   * @param f {@link UpsertCall#READ}, {@link UpsertCall#INITIAL} or {@link UpsertCall#FINAL}
   */
  Call read(Keyword f, ProductKey product) {
    List<Object> key = value(product);
    return new Call(
        f,
        Arrays.asList(key, null),
        Map.of(),
        parts -> {
          try {
            List<Object> rows = new ArrayList<>();
            strategy.read(parts.connection(), product).forEach(fields -> rows.add(value(fields)));
            return new Answer.Done(List.of(key, rows));
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }

  private static List<Object> value(ProductKey key) {
    return List.of(key.brand(), key.serial(), key.manufacturer());
  }

  private static Map<Keyword, Object> value(Fields fields) {
    Map<Keyword, Object> map = new HashMap<>();
    if (fields.price() != null) {
      map.put(PRICE, fields.price());
    }
    if (fields.weight() != null) {
      map.put(WEIGHT, fields.weight());
    }
    return map;
  }
}
