package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.contend.checkers.Dependencies;
import java.util.List;
import java.util.Objects;

/**
 * The content of a cell's {@code verdict.json}: all that its page shows beside the history.
 *
 * @param verdict {@code valid}, {@code invalid} or {@code unknown}
 * @param checks what each checker said
 * @param seed of this cell
 * @param command that repeats this cell alone
 * @param isolationReadBack what the server itself said of the session's isolation
 * @param strategy what it is and where it comes from
 * @param latencies by function, the whole first under the name {@code all}
 * @param errors which errors operations ended in, and how often
 */
public record CellDetail(
    String verdict,
    List<Check> checks,
    long seed,
    String command,
    String isolationReadBack,
    Strategy strategy,
    List<Latency> latencies,
    List<ErrorCount> errors) {

  public CellDetail {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(strategy, "strategy");
    checks = List.copyOf(checks);
    latencies = List.copyOf(latencies);
    errors = List.copyOf(errors);
  }

  /**
   * What one checker said.
   *
   * @param checker its name
   * @param verdict {@code valid}, {@code invalid} or {@code unknown}
   * @param coverage how much it looked at, or why it gave up
   * @param anomalies with their evidence
   */
  public record Check(String checker, String verdict, String coverage, List<Finding> anomalies) {
    public Check {
      anomalies = List.copyOf(anomalies);
    }
  }

  /**
   * An anomaly with its evidence.
   *
   * @param kind its name
   * @param message the evidence in words
   * @param operations indices in the cell's history of the invocations of the operations concerned
   * @param dependencies between transactions that show it; null if it is not about transactions
   */
  public record Finding(
      String kind,
      String message,
      List<Integer> operations,
      @JsonInclude(JsonInclude.Include.NON_NULL) Dependencies dependencies) {
    public Finding {
      operations = List.copyOf(operations);
    }

    /** One that is not about transactions. */
    public Finding(String kind, String message, List<Integer> operations) {
      this(kind, message, operations, null);
    }
  }

  /**
   * What a strategy is.
   *
   * @param belief what people believe about it, a sentence
   * @param proposed where it was proposed, in words
   * @param source its Java source
   */
  public record Strategy(String belief, String proposed, String source) {}

  /**
   * The latencies of completed operations of one function.
   *
   * @param f the function's name, or {@code all}
   * @param count operations measured
   * @param maxMs the longest, in milliseconds
   * @param percentiles in rising order
   */
  public record Latency(
      String f, long count, @JsonProperty("max_ms") double maxMs, List<Percentile> percentiles) {
    public Latency {
      percentiles = List.copyOf(percentiles);
    }
  }

  /**
   * A point of a latency distribution.
   *
   * @param percentile from 0 to 100
   * @param ms that many percent of operations took at most these milliseconds
   */
  public record Percentile(double percentile, double ms) {}

  /**
   * An error and how often operations ended in it.
   *
   * @param error as the history records it, in words
   * @param outcome {@code fail} or {@code info}
   * @param count of operations
   */
  public record ErrorCount(String error, String outcome, long count) {}
}
