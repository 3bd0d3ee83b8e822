package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * What one command did: the content of {@code run.json}.
 *
 * @param name as the user or the command called it: {@code run}, {@code verify}
 * @param started ISO 8601, UTC
 * @param seconds wall-clock time from start to the last verdict
 * @param complete false while the run goes on, and for ever if it was cut short
 * @param seed from which every random choice came
 * @param command the command line that repeats the run
 * @param durable of the servers that Contend started: true if they ran with their own durability
 *     and time-outs, false if with settings that favour speed; null if it started none
 * @param clients concurrent clients in each stress cell
 * @param machine processors, memory, operating system and Java version in words
 * @param databases the servers that were raced
 * @param cells in the order of the catalogue
 * @param notRun cells that were asked for and that there was no need or no way to run, with why
 * @param accounts who told of the failures that the workloads of these cells reproduce
 */
public record RunRecord(
    String name,
    String started,
    double seconds,
    boolean complete,
    long seed,
    String command,
    Boolean durable,
    int clients,
    String machine,
    List<DatabaseRecord> databases,
    List<CellRecord> cells,
    @JsonProperty("not_run") List<NotRun> notRun,
    List<AccountRecord> accounts) {

  public RunRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(started, "started");
    databases = List.copyOf(databases);
    cells = List.copyOf(cells);
    notRun = notRun == null ? List.of() : List.copyOf(notRun);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /** The same run with other cells. */
  public RunRecord withCells(List<CellRecord> others) {
    return new RunRecord(
        name, started, seconds, complete, seed, command, durable, clients, machine, databases,
        others, notRun, accounts);
  }

  /**
   * A server that was raced.
   *
   * @param name what the command line calls it: {@code postgres}
   * @param version the server's own version string
   * @param engine the product, by whose name its cells were graded
   * @param origin where the server was from
   * @param image the name of its container's image; null if it was in none
   */
  public record DatabaseRecord(
      String name, String version, String engine, Origin origin, String image) {

    /** A record that was written before there were others says nothing but name and version. */
    public DatabaseRecord {
      engine = engine == null ? name : engine;
      origin = origin == null ? Origin.EMBEDDED : origin;
    }

    /** One that Contend started, which has its engine's name. */
    public static DatabaseRecord embedded(String name, String version) {
      return new DatabaseRecord(name, version, name, Origin.EMBEDDED, null);
    }

    /** The version, behind the engine where the name does not begin with that. */
    public String product() {
      return name.split("[:=]")[0].equals(engine) ? version : engine + " " + version;
    }
  }

  /**
   * A cell that was not run.
   *
   * @param sameAs the isolation setting at which all is the same, whose cell was run in its place;
   *     null for a cell that does not apply
   * @param reason a sentence
   */
  public record NotRun(
      String workload,
      String strategy,
      String database,
      String isolation,
      String driver,
      @JsonProperty("same_as") String sameAs,
      String reason) {
    public NotRun {
      Objects.requireNonNull(workload, "workload");
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(database, "database");
      Objects.requireNonNull(isolation, "isolation");
      Objects.requireNonNull(driver, "driver");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Who told of a workload's failure.
   *
   * @param title of the account
   * @param url where it stands
   * @param lines the account, a sentence each
   */
  public record AccountRecord(String workload, String title, String url, List<String> lines) {
    public AccountRecord {
      Objects.requireNonNull(workload, "workload");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(url, "url");
      lines = List.copyOf(lines);
    }
  }

  /** Where a server was from. */
  public enum Origin {
    /** Contend started it, with settings of its own. */
    @JsonProperty("embedded")
    EMBEDDED,
    /** Contend started it in a container, with the same settings. */
    @JsonProperty("container")
    CONTAINER,
    /** It was there before, with settings that nobody here knows. */
    @JsonProperty("external")
    EXTERNAL
  }
}
