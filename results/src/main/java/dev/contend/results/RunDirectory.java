package dev.contend.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that one run leaves behind:
 *
 * <pre>
 * &lt;runs&gt;/latest                     a link to the newest run, where the file system has links
 * &lt;runs&gt;/&lt;time&gt;-&lt;name&gt;/run.json      {@link RunRecord}
 * &lt;runs&gt;/&lt;time&gt;-&lt;name&gt;/cells/&lt;workload&gt;--&lt;strategy&gt;--&lt;database&gt;--&lt;isolation&gt;--&lt;driver&gt;/
 *     history.edn   its history in Jepsen's form
 *     verdict.json  {@link CellDetail}
 *     witness-N.json  {@link WitnessRecord}, of explored cells
 * &lt;runs&gt;/&lt;time&gt;-&lt;name&gt;/costs.json    {@link BenchRecord}, if strategies were measured
 * &lt;runs&gt;/&lt;time&gt;-&lt;name&gt;/bench.json    the same as JMH writes it
 * &lt;runs&gt;/&lt;time&gt;-&lt;name&gt;/hermitage.json  {@link HermitageRecord}, if its table was made
 * </pre>
 *
 * <p>JSON files are replaced as a whole, so a reader never sees half of one. Every method ends in
 * an {@link IOException} whose message is one sentence that says what failed, where, and what to
 * do.
 */
public final class RunDirectory {
  /** The file of the {@link RunRecord} in a run's folder. */
  public static final String RUN_FILE = "run.json";

  /** The file of a cell's history in its folder. */
  public static final String HISTORY_FILE = "history.edn";

  /** The link in the folder of runs that leads to the newest. */
  public static final String LATEST = "latest";

  private static final String CELLS = "cells";
  private static final String WITNESS = "witness-";
  private static final String JSON = ".json";

  private static final String COSTS_FILE = "costs.json";
  private static final String BENCH_FILE = "bench.json";
  private static final String HERMITAGE_FILE = "hermitage.json";
  private static final String VERDICT_FILE = "verdict.json";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path path;

  private RunDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder of a new run and lets {@code latest} lead to it.
   *
   * @param runs the folder of all runs, made if missing
   * @param name of the run, any text
   * @param started with the name gives the folder's name; a number is added if that is taken
   */
  public static RunDirectory create(Path runs, String name, Instant started) throws IOException {
    String wanted = TIME.format(started) + "-" + FileName.of(name);
    try {
      Files.createDirectories(runs);
      Path path = createNew(runs, wanted);
      Files.createDirectory(path.resolve(CELLS));
      LatestLink.point(runs.resolve(LATEST), path.getFileName());
      return new RunDirectory(path);
    } catch (IOException e) {
      throw noPlace(runs, e);
    }
  }

  /**
   * Looks whether a run could be made there, and makes nothing: for who has servers to start first.
   *
   * @param runs as for {@link #create}
   * @throws IOException if it is sure that {@link #create} is going to fail, with the same words
   */
  public static void requirePlace(Path runs) throws IOException {
    Path there = runs.toAbsolutePath();
    while (Files.notExists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw noPlace(runs, new FileAlreadyExistsException(there.toString()));
    }
    if (!Files.isWritable(there)) {
      throw noPlace(runs, new AccessDeniedException(there.toString()));
    }
  }

  private static Path createNew(Path runs, String wanted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Files.createDirectory(runs.resolve(attempt == 1 ? wanted : wanted + "-" + attempt));
      } catch (FileAlreadyExistsException taken) {
        // By a run of the same second: the next number.
      }
    }
  }

  private static IOException noPlace(Path runs, IOException cause) {
    return new IOException(
        "can't make a folder for the run in %s: %s; make it writable or choose another"
            .formatted(runs, AtomicFile.reason(cause)),
        cause);
  }

  /**
   * The folder of a run that was made earlier.
   *
   * @throws IOException if there is no {@code run.json} in it
   */
  public static RunDirectory open(Path path) throws IOException {
    if (!Files.isRegularFile(path.resolve(RUN_FILE))) {
      throw new IOException(
          "%s is not the folder of a run: it holds no %s; name one that does"
              .formatted(path, RUN_FILE));
    }
    return new RunDirectory(path);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * The name of a cell's folder, relative to the run's and with slashes, as {@link
   * CellRecord#directory} has it. Safe on any file system whatever the parts hold; different parts
   * give different names.
   */
  public static String cellDirectory(
      String workload, String strategy, String database, String isolation, String driver) {
    return CELLS
        + "/"
        + String.join(
            "--",
            FileName.of(workload),
            FileName.of(strategy),
            FileName.of(database),
            FileName.of(isolation),
            FileName.of(driver));
  }

  /** The name of the folder of a strategy's page, relative to the run's; as safe as a cell's. */
  public static String strategyDirectory(String workload, String strategy) {
    return "strategies/" + FileName.of(workload) + "--" + FileName.of(strategy);
  }

  /**
   * The folder of a cell, made if missing.
   *
   * @param directory as {@link #cellDirectory} gives it
   * @throws IOException also if {@code directory} leads anywhere but into the run's cells
   */
  public Path cell(String directory) throws IOException {
    Path cell = inside(directory);
    if (cell == null) {
      throw new IOException(
          "\"%s\" is not the folder of a cell of %s; mend it in %s"
              .formatted(directory, path, RUN_FILE));
    }
    try {
      return Files.createDirectories(cell);
    } catch (IOException e) {
      throw new IOException(
          "can't make %s: %s; make the run's folder writable".formatted(cell, AtomicFile.reason(e)),
          e);
    }
  }

  private Path inside(String directory) {
    try {
      Path cell = path.resolve(directory).normalize();
      return path.resolve(CELLS).normalize().equals(cell.getParent()) ? cell : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Where a cell's history is, or is to be written. */
  public Path history(String cellDirectory) throws IOException {
    return cell(cellDirectory).resolve(HISTORY_FILE);
  }

  /**
   * The folders of cells that hold a history but no verdict, in alphabetical order: what was being
   * raced or judged when the run was cut short.
   */
  public List<String> unjudged() throws IOException {
    try (Stream<Path> cells = Files.list(path.resolve(CELLS))) {
      return cells
          .filter(cell -> Files.isRegularFile(cell.resolve(HISTORY_FILE)))
          .filter(cell -> !Files.exists(cell.resolve(VERDICT_FILE)))
          .map(cell -> CELLS + "/" + cell.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IOException(
          "can't list the cells of %s: %s; make its folder readable"
              .formatted(path, AtomicFile.reason(e)),
          e);
    }
  }

  /** Writes {@code run.json}, replacing what was there. */
  public void write(RunRecord run) throws IOException {
    Json.write(path.resolve(RUN_FILE), run);
  }

  /** Reads {@code run.json}. */
  public RunRecord run() throws IOException {
    return Json.read(path.resolve(RUN_FILE), RunRecord.class);
  }

  /**
   * Writes what strategies cost, replacing what was there.
   *
   * @param jmh the same as JMH writes it
   */
  public void write(BenchRecord costs, byte[] jmh) throws IOException {
    AtomicFile.write(path.resolve(BENCH_FILE), jmh);
    Json.write(path.resolve(COSTS_FILE), costs);
  }

  /** What strategies cost; empty if the run measured none. */
  public Optional<BenchRecord> costs() throws IOException {
    Path file = path.resolve(COSTS_FILE);
    return Files.exists(file) ? Optional.of(Json.read(file, BenchRecord.class)) : Optional.empty();
  }

  /** Writes what engines let through, replacing what was there. */
  public void write(HermitageRecord table) throws IOException {
    Json.write(path.resolve(HERMITAGE_FILE), table);
  }

  /** What engines let through; empty if the run asked for nothing of the kind. */
  public Optional<HermitageRecord> hermitage() throws IOException {
    Path file = path.resolve(HERMITAGE_FILE);
    return Files.exists(file)
        ? Optional.of(Json.read(file, HermitageRecord.class))
        : Optional.empty();
  }

  /** Writes a cell's {@code verdict.json}, replacing what was there. */
  public void write(String cellDirectory, CellDetail detail) throws IOException {
    Json.write(cell(cellDirectory).resolve(VERDICT_FILE), detail);
  }

  /** Reads a cell's {@code verdict.json}. */
  public CellDetail detail(String cellDirectory) throws IOException {
    return Json.read(cell(cellDirectory).resolve(VERDICT_FILE), CellDetail.class);
  }

  /**
   * Writes a witness of a cell, replacing what was there.
   *
   * @param number from 1
   * @return its file
   */
  public Path write(String cellDirectory, int number, WitnessRecord witness) throws IOException {
    Path file = cell(cellDirectory).resolve(WITNESS + number + JSON);
    Json.write(file, witness);
    return file;
  }

  /** The witnesses of a cell, in the order of their numbers; none if it has none. */
  public List<WitnessRecord> witnesses(String cellDirectory) throws IOException {
    List<WitnessRecord> witnesses = new ArrayList<>();
    Path cell = cell(cellDirectory);
    for (int number = 1; ; number++) {
      Path file = cell.resolve(WITNESS + number + JSON);
      if (!Files.exists(file)) {
        return witnesses;
      }
      witnesses.add(witness(file));
    }
  }

  /**
   * Reads a witness.
   *
   * @throws IOException with one sentence that says which file, what is wrong with it and what to
   *     do
   */
  public static WitnessRecord witness(Path file) throws IOException {
    return Json.read(file, WitnessRecord.class);
  }
}
