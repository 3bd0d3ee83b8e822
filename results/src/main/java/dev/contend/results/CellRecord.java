package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * One cell in {@code run.json}: what the matrix shows.
 *
 * @param directory of the cell, relative to the run directory, with slashes
 * @param workload its name
 * @param strategy its name
 * @param database what the command line calls it
 * @param isolation the name of the isolation setting
 * @param driver {@code stress} or {@code explore}
 * @param grade what the catalogue says: {@code holds}, {@code breaks} or {@code unclear}
 * @param gradedAnomalies the kinds with which the catalogue says that it breaks; empty otherwise
 * @param gradeReason a sentence
 * @param verdict {@code valid}, {@code invalid} or {@code unknown}
 * @param agreement how verdict and grade go together
 * @param anomalies the kinds that were found, each once
 * @param operations that were completed
 * @param seconds for which operations ran
 * @param throughput completed operations that did their work, a second
 * @param p50Ms median latency of a completed operation in milliseconds
 * @param p99Ms 99th percentile of the same
 * @param coverage how much the verdict's driver looked at, in words
 * @param promise what is to be compared with the anomalies, if they are about levels of isolation;
 *     null otherwise
 */
public record CellRecord(
    String directory,
    String workload,
    String strategy,
    String database,
    String isolation,
    String driver,
    String grade,
    List<String> gradedAnomalies,
    String gradeReason,
    String verdict,
    Agreement agreement,
    List<String> anomalies,
    long operations,
    double seconds,
    double throughput,
    @JsonProperty("p50_ms") double p50Ms,
    @JsonProperty("p99_ms") double p99Ms,
    String coverage,
    @JsonInclude(JsonInclude.Include.NON_NULL) Promise promise) {

  /**
   * What was said of the database's isolation setting.
   *
   * @param level that the engine's manual promises, by its label
   * @param published what Hermitage's table says; null if it has no such product or level
   */
  public record Promise(String level, Published published) {
    public Promise {
      Objects.requireNonNull(level, "level");
    }
  }

  /**
   * A column of Hermitage's table.
   *
   * @param product of which it is, with its version
   * @param level as it calls it
   * @param allowed names of its cases that are not prevented
   */
  public record Published(String product, String level, List<String> allowed) {
    public Published {
      Objects.requireNonNull(product, "product");
      Objects.requireNonNull(level, "level");
      allowed = List.copyOf(allowed);
    }
  }

  public CellRecord {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(isolation, "isolation");
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(grade, "grade");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(agreement, "agreement");
    gradedAnomalies = List.copyOf(gradedAnomalies);
    anomalies = List.copyOf(anomalies);
  }

  /** One whose anomalies are not about levels of isolation. */
  public CellRecord(
      String directory,
      String workload,
      String strategy,
      String database,
      String isolation,
      String driver,
      String grade,
      List<String> gradedAnomalies,
      String gradeReason,
      String verdict,
      Agreement agreement,
      List<String> anomalies,
      long operations,
      double seconds,
      double throughput,
      double p50Ms,
      double p99Ms,
      String coverage) {
    this(
        directory,
        workload,
        strategy,
        database,
        isolation,
        driver,
        grade,
        gradedAnomalies,
        gradeReason,
        verdict,
        agreement,
        anomalies,
        operations,
        seconds,
        throughput,
        p50Ms,
        p99Ms,
        coverage,
        null);
  }
}
