package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.History;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a race gave.
 *
 * @param history all that happened, with the observations before and after
 * @param seconds from the common start of all clients to the end of the last
 * @param latencies of the clients' operations that did their work, by function, in nanoseconds
 * @param isolation what the server said of the isolation of a client's session
 */
public record StressResult(
    History history, double seconds, Map<Keyword, Histogram> latencies, String isolation) {

  /** Of all functions together. */
  public Histogram allLatencies() {
    Histogram all = Latencies.histogram();
    latencies.values().forEach(all::add);
    return all;
  }
}
