package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * What engines let through at which isolation setting: the content of {@code hermitage.json}.
 *
 * @param source of the cases and of the table that was published of them, an address
 * @param cases the columns of the table, in their order
 * @param cells one for each case, database and isolation setting, in the order of the table
 */
public record HermitageRecord(String source, List<Case> cases, List<Cell> cells) {
  public HermitageRecord {
    Objects.requireNonNull(source, "source");
    cases = List.copyOf(cases);
    cells = List.copyOf(cells);
  }

  /**
   * A case.
   *
   * @param name as the table has it
   * @param title in words
   * @param allowed a sentence: when the anomaly was observed
   * @param scripts for each session what it does, a step each
   */
  public record Case(String name, String title, String allowed, List<List<String>> scripts) {
    public Case {
      Objects.requireNonNull(name, "name");
      scripts = scripts.stream().map(List::copyOf).toList();
    }
  }

  /** What was found. */
  public enum Answer {
    /** Some schedule shows the anomaly. */
    @JsonProperty("allowed")
    ALLOWED,
    /** None does; of those that overlap, some had a transaction that an error ended. */
    @JsonProperty("prevented-error")
    ERROR,
    /** None does and nothing failed; some had a session that waited. */
    @JsonProperty("prevented-waits")
    WAITS,
    /** None does, nothing failed and nobody waited. */
    @JsonProperty("prevented-snapshot")
    SNAPSHOT,
    /** None does of those that were run, but there are others. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  /**
   * One case on one database at one isolation setting.
   *
   * @param directory with its schedules, relative to the run directory, with slashes
   * @param name of the case
   * @param database what the command line calls it
   * @param isolation the name of the isolation setting
   * @param answer what was found
   * @param errors how the server ended transactions that met others, each once
   * @param schedules that were run
   * @param overlapping of those, how many had two transactions open at the same time
   * @param shown of the schedules, how many show the anomaly
   * @param waited of the overlapping, how many had a session that waited
   * @param failed of the overlapping, how many had a transaction that an error ended
   * @param coverage how much of all schedules that is, in words
   * @param ownShows whether Hermitage's own order shows the anomaly
   * @param witness the number of the file with the shortest order that shows it; 0 if none does
   * @param own the number of the file with Hermitage's own order
   * @param published what the published table says; null if it says nothing of such an engine
   */
  public record Cell(
      String directory,
      String name,
      String database,
      String isolation,
      Answer answer,
      List<String> errors,
      long schedules,
      long overlapping,
      long shown,
      long waited,
      long failed,
      String coverage,
      @JsonProperty("own_shows") boolean ownShows,
      int witness,
      int own,
      Published published) {
    public Cell {
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(database, "database");
      Objects.requireNonNull(isolation, "isolation");
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(coverage, "coverage");
      errors = List.copyOf(errors);
    }

    /** Whether the published table says otherwise; never of what is unknown. */
    public boolean differs() {
      return published != null
          && answer != Answer.UNKNOWN
          && published.prevented() == (answer == Answer.ALLOWED);
    }
  }

  /**
   * What the published table says.
   *
   * @param product of which it says so, with its version
   * @param level as it calls it
   * @param prevented whether it says that the anomaly is prevented
   * @param why it is otherwise here, a sentence or several; null if it is not or nobody knows
   * @param reference where that is written; null without
   */
  public record Published(
      String product, String level, boolean prevented, String why, String reference) {
    public Published {
      Objects.requireNonNull(product, "product");
      Objects.requireNonNull(level, "level");
    }
  }
}
