package dev.contend.results;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellDetail.Latency;
import dev.contend.results.CellDetail.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up histories of stock in which orders are at times cancelled twice. */
final class SampleHistory {
  private static final int PROCESSES = 8;
  private static final int EVENTS = 400;

  private final Random random;
  private final History.Builder history = new History.Builder();
  private final Object[][] open = new Object[PROCESSES][];
  private final int[] process = new int[PROCESSES];
  private long nextOrder = 1;

  SampleHistory(long seed) {
    random = new Random(seed);
    Arrays.setAll(process, i -> i);
  }

  History build() {
    long time = 0;
    while (history.size() < EVENTS) {
      time += (long) (80_000 * -Math.log(1 - random.nextDouble()));
      int client = random.nextInt(PROCESSES);
      if (open[client] == null) {
        invoke(time, client);
      } else {
        complete(time, client);
      }
    }
    return history.build();
  }

  private void invoke(long time, int client) {
    long product = random.nextInt(3);
    int die = random.nextInt(10);
    if (die < 4) {
      open[client] = new Object[] {"order", Arrays.asList(product, null)};
    } else if (die < 8) {
      long order = Math.max(1, nextOrder - 1 - random.nextInt(4));
      open[client] = new Object[] {"cancel", List.of(product, order)};
    } else {
      open[client] = new Object[] {"read", Arrays.asList(product, null)};
    }
    append(time, client, EventType.INVOKE, open[client][1], Map.of());
  }

  private void complete(long time, int client) {
    int die = random.nextInt(40);
    Object input = open[client][1];
    if (die == 0) {
      append(time, client, EventType.INFO, input, error("connection reset during COMMIT"));
      process[client] += PROCESSES;
    } else if (die < 4) {
      append(time, client, EventType.FAIL, input, error("40P01 deadlock detected"));
    } else {
      append(time, client, EventType.OK, answer((List<?>) input, client), Map.of());
    }
    open[client] = null;
  }

  private Object answer(List<?> input, int client) {
    Object product = input.get(0);
    return switch ((String) open[client][0]) {
      case "order" ->
          random.nextInt(6) == 0
              ? List.of(product, new Keyword("sold-out"))
              : List.of(product, nextOrder++);
      case "cancel" ->
          List.of(
              product,
              List.of(input.get(1), new Keyword(random.nextInt(3) == 0 ? "cancelled" : "already")));
      default -> List.of(product, (long) random.nextInt(12));
    };
  }

  private static Map<Keyword, Object> error(String message) {
    return Map.of(Event.ERROR, message);
  }

  private void append(
      long time, int client, EventType type, Object value, Map<Keyword, Object> extra) {
    Keyword f = new Keyword((String) open[client][0]);
    history.append(time, process[client], type, f, value, extra);
  }

  static List<Finding> doubleCancels(History history) {
    Map<Object, List<Integer>> byOrder = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      if (operation.ok()
          && operation.f().name().equals("cancel")
          && operation.output().toString().contains("cancelled")) {
        List<Integer> found = byOrder.computeIfAbsent(operation.input(), o -> new ArrayList<>());
        found.add(operation.index());
      }
    }
    return byOrder.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .limit(14)
        .map(
            entry ->
                new Finding(
                    "double-cancel",
                    "Order %s was answered cancelled %d times, to operations %s."
                        .formatted(entry.getKey(), entry.getValue().size(), entry.getValue()),
                    entry.getValue()))
        .toList();
  }

  static List<Finding> lateReads(History history) {
    List<Integer> reads =
        history.operations().stream()
            .filter(operation -> operation.ok() && operation.f().name().equals("read"))
            .map(Operation::index)
            .toList();
    List<Integer> shown =
        List.of(reads.get(3), reads.get(reads.size() / 2), reads.get(reads.size() - 2));
    return List.of(
        new Finding(
            "stock-above-origin",
            "Product 1, of which there are 10, had a stock of 11 when operation %d read it."
                .formatted(shown.get(0)),
            shown));
  }

  static List<Latency> latencies(Random random) {
    return Stream.of("all", "order", "cancel", "read").map(f -> latency(f, random)).toList();
  }

  private static Latency latency(String f, Random random) {
    double median = 0.5 + random.nextDouble();
    List<Percentile> percentiles =
        Stream.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.99)
            .map(p -> new Percentile(p, median * (0.3 + 0.7 * Math.pow(100 / (100 - p), 0.45))))
            .toList();
    return new Latency(f, 1000 + random.nextInt(2000), median * 70, percentiles);
  }
}
