package dev.contend.results.html.race;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a race did, stretch by stretch of its time: operations by their completions, and latencies
 * of those that were answered.
 *
 * @param spanMs how many milliseconds a stretch is long
 * @param faults what was done to the servers, in its order
 */
public record OverTime(List<Row> rows, double spanMs, List<Operations.Fault> faults) {
  private static final int ROWS = 40;

  /** A stretch of fewer operations than this says little about the slow ones. */
  private static final int FEW = 10;

  private static final double NANOS_IN_MS = 1e6;
  private static final double NANOS_IN_SECOND = 1e9;

  /**
   * A stretch. All are equally long.
   *
   * @param from milliseconds from the first invocation
   * @param ok answered a second
   * @param fail operations that certainly did not happen
   * @param info operations of which nobody knows
   * @param p50Ms median latency of the answered in milliseconds; NaN if there are none
   */
  public record Row(
      double from, double ok, int fail, int info, double p50Ms, double p99Ms, double maxMs) {}

  /** Whether there is anything to show. */
  public boolean empty() {
    return rows.isEmpty();
  }

  /**
   * Of a history.
   *
   * @param observer the process that only looks before and after the race, or a number that none
   *     has
   */
  public static OverTime of(History history, int observer) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int completed = 0;
    for (int i = 0; i < history.size(); i++) {
      if (history.process(i) >= 0 && history.process(i) != observer) {
        first = Math.min(first, history.time(i));
        last = Math.max(last, history.time(i));
        completed += history.type(i) == EventType.INVOKE ? 0 : 1;
      }
    }
    if (completed == 0) {
      return new OverTime(List.of(), 0, List.of());
    }
    int count = Math.max(1, Math.min(ROWS, completed / FEW));
    double width = Math.max(1, (last - first + 1) / (double) count);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stretches.add(new Stretch());
    }
    for (int i = 0; i < history.size(); i++) {
      boolean completion =
          history.type(i) != EventType.INVOKE && history.partner(i) != History.NONE;
      if (completion && history.process(i) >= 0 && history.process(i) != observer) {
        int place = (int) Math.min(count - 1, (history.time(i) - first) / width);
        stretches
            .get(place)
            .add(history.type(i), history.time(i) - history.time(history.partner(i)));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(stretches.get(i).row(i * width / NANOS_IN_MS, width / NANOS_IN_SECOND));
    }
    return new OverTime(rows, width / NANOS_IN_MS, Operations.faults(history, first, last));
  }

  /** What is counted of a stretch. */
  private static final class Stretch {
    private long[] latencies = new long[64];
    private int ok;
    private int fail;
    private int info;

    void add(EventType type, long nanos) {
      if (type == EventType.FAIL) {
        fail++;
      } else if (type == EventType.INFO) {
        info++;
      } else {
        if (ok == latencies.length) {
          latencies = Arrays.copyOf(latencies, 2 * ok);
        }
        latencies[ok++] = nanos;
      }
    }

    Row row(double from, double seconds) {
      Arrays.sort(latencies, 0, ok);
      return new Row(from, ok / seconds, fail, info, ms(0.5), ms(0.99), ms(1));
    }

    /** The latency that this share of the answered did not exceed. */
    private double ms(double share) {
      return ok == 0
          ? Double.NaN
          : latencies[Math.max(0, (int) Math.ceil(share * ok) - 1)] / NANOS_IN_MS;
    }
  }
}
