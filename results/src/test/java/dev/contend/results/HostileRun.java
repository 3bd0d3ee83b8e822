package dev.contend.results;

import dev.contend.checkers.Dependencies;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.results.RunRecord.AccountRecord;
import dev.contend.results.RunRecord.NotRun;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A run that has one and the same text wherever there can be one. */
public final class HostileRun {
  private HostileRun() {}

  /** Writes a run of four cells, the first raced, the second explored, the others without files. */
  public static RunDirectory write(Path runs, String text) throws IOException {
    RunDirectory run = RunDirectory.create(runs, text, Instant.EPOCH);
    run.write(record(text));
    String cell = run.run().cells().get(0).directory();
    run.write(cell, detail(text));
    String explored = run.run().cells().get(1).directory();
    run.write(explored, detail(text));
    run.write(explored, 1, SampleWitness.hostile(text, text));
    run.write(explored, 2, SampleWitness.hostile("as-told", text));
    try (Writer out = Files.newBufferedWriter(run.history(cell))) {
      HistoryWriter.write(history(text), out);
    }
    return run;
  }

  private static CellRecord cell(String text, String database, String driver, String verdict) {
    return new CellRecord(
        RunDirectory.cellDirectory(text, text, database, text, driver),
        text,
        text,
        database,
        text,
        driver,
        text,
        List.of(text),
        text,
        verdict,
        Agreement.CONTRADICTS,
        List.of(text),
        1,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        text,
        new CellRecord.Promise(text, new CellRecord.Published(text, text, List.of(text))));
  }

  /** Its {@code run.json}. */
  public static RunRecord record(String text) {
    return new RunRecord(
        text,
        text,
        1,
        false,
        1,
        text,
        true,
        1,
        text,
        List.of(
            new RunRecord.DatabaseRecord(text, text, text, RunRecord.Origin.CONTAINER, text),
            new RunRecord.DatabaseRecord(
                "h2 " + text, text, "h2", RunRecord.Origin.EXTERNAL, null)),
        List.of(
            cell(text, text, text, text),
            cell(text, text, "explore", text),
            cell(text, text, "d " + text, "invalid"),
            cell(text, "h2 " + text, "d " + text, "valid")),
        List.of(
            new NotRun(text, text, text, "other " + text, text, text, text),
            new NotRun(text, text, text, "circle " + text, text, "circle " + text, text),
            new NotRun(text, text + text, text, text, text, null, text)),
        List.of(new AccountRecord(text, text, text, List.of(text, text))));
  }

  private static CellDetail detail(String text) {
    return new CellDetail(
        text,
        List.of(
            new CellDetail.Check(
                text,
                text,
                text,
                List.of(new CellDetail.Finding(text, text, List.of(0, 2), dependencies(text))))),
        1,
        text,
        text,
        new CellDetail.Strategy(text, text, text),
        List.of(
            new CellDetail.Latency(text, 1, 1, List.of(new CellDetail.Percentile(50, Double.NaN)))),
        List.of(new CellDetail.ErrorCount(text, text, 1)));
  }

  private static Dependencies dependencies(String text) {
    return new Dependencies(
        text,
        List.of(text),
        List.of(
            new Dependencies.Transaction(0, 0, text, List.of(text), List.of(text)),
            new Dependencies.Transaction(2, 1, text, List.of(text))),
        List.of(new Dependencies.Step(0, 2, text, text), new Dependencies.Step(2, 0, text, text)),
        true);
  }

  private static History history(String text) {
    History.Builder history = new History.Builder();
    Keyword f = new Keyword("f");
    history.append(0, 0, EventType.INVOKE, f, text, Map.of());
    history.append(1, 0, EventType.FAIL, f, text, Map.of(Event.ERROR, text));
    history.append(2, 1, EventType.INVOKE, f, List.of(text), Map.of());
    return history.build();
  }
}
