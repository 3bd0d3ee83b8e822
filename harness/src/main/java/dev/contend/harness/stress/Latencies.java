package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Latencies by function, of one client; not safe for use by several threads. */
final class Latencies {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<Keyword, Histogram> histograms = byName();

  static Histogram histogram() {
    return new Histogram(SIGNIFICANT_DIGITS);
  }

  private static Map<Keyword, Histogram> byName() {
    return new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  }

  void record(Keyword f, long nanoseconds) {
    histograms.computeIfAbsent(f, name -> histogram()).recordValue(nanoseconds);
  }

  static Map<Keyword, Histogram> merge(Iterable<Latencies> clients) {
    Map<Keyword, Histogram> merged = byName();
    for (Latencies client : clients) {
      client.histograms.forEach(
          (f, histogram) -> merged.computeIfAbsent(f, name -> histogram()).add(histogram));
    }
    return merged;
  }
}
