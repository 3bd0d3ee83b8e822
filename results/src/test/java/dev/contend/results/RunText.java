package dev.contend.results;

import dev.contend.results.RunRecord.AccountRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.NotRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run record from a few lines, each {@code workload strategy database isolation driver result}.
 * The result is {@code holds}, {@code breaks} or {@code unknown}; {@code missed} for a valid
 * verdict of a cell that is graded to break; {@code n/a}; or {@code =setting} for what is the same
 * there.
 */
public final class RunText {
  private static final Map<String, String> VERDICTS =
      Map.of("holds", "valid", "breaks", "invalid", "unknown", "unknown", "missed", "valid");

  private RunText() {}

  /** A database whose name has a {@code :} is called what stands before it, of the engine after. */
  public static RunRecord of(String lines) {
    List<CellRecord> cells = new ArrayList<>();
    List<NotRun> notRun = new ArrayList<>();
    List<DatabaseRecord> databases = new ArrayList<>();
    for (String line : lines.strip().split("\n")) {
      String[] words = line.strip().split(" +");
      String[] database = words[2].split(":");
      DatabaseRecord record =
          new DatabaseRecord(database[0], "1", database[database.length - 1], null, null);
      if (!databases.contains(record)) {
        databases.add(record);
      }
      words[2] = database[0];
      if (VERDICTS.containsKey(words[5])) {
        cells.add(cell(words));
      } else {
        notRun.add(notRun(words));
      }
    }
    return run(databases, cells, notRun, List.of());
  }

  /** A run of no cells on a database of the engine postgres. */
  public static RunRecord bench(String database) {
    return run(
        List.of(new DatabaseRecord(database, "1", "postgres", null, null)),
        List.of(),
        List.of(),
        List.of());
  }

  static RunRecord run(
      List<DatabaseRecord> databases,
      List<CellRecord> cells,
      List<NotRun> notRun,
      List<AccountRecord> accounts) {
    return new RunRecord(
        "run",
        "2026-03-01T12:00:00Z",
        60,
        true,
        1,
        "./contend run",
        false,
        8,
        "2 processors",
        databases,
        cells,
        notRun,
        accounts);
  }

  private static NotRun notRun(String[] words) {
    boolean same = words[5].startsWith("=");
    return new NotRun(
        words[0],
        words[1],
        words[2],
        words[3],
        words[4],
        same ? words[5].substring(1) : null,
        same ? "It is the same." : "There is no such statement.");
  }

  private static CellRecord cell(String[] words) {
    boolean breaks = words[5].equals("breaks");
    return new CellRecord(
        RunDirectory.cellDirectory(words[0], words[1], words[2], words[3], words[4]),
        words[0],
        words[1],
        words[2],
        words[3],
        words[4],
        breaks || words[5].equals("missed") ? "breaks" : "holds",
        breaks ? List.of("lost-update") : List.of(),
        "As it is.",
        VERDICTS.get(words[5]),
        words[5].equals("missed") ? Agreement.NOT_SHOWN : Agreement.AS_GRADED,
        breaks ? List.of("lost-update") : List.of(),
        20,
        2,
        10,
        1,
        2,
        "all 20 schedules");
  }
}
