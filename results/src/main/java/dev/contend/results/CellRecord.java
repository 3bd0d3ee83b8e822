package dev.contend.results;

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
    String coverage) {

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
}
