package dev.contend.harness.cli;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.models.Models;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.run.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contend check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges a recorded history, ours or one of Jepsen's.")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A history in EDN, one map a line.")
  private Path file;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "What the history is to be judged as: stock.")
  private String model;

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      defaultValue = "60",
      description = "Seconds after which a checker gives up (default: ${DEFAULT-VALUE}).")
  private double timeLimit;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return check();
    } catch (OutOfMemoryError e) {
      terminal.err.printf(
          "contend: unknown: %s does not fit into %,d MB of heap; give more with JAVA_TOOL_OPTIONS=-Xmx8g.%n",
          file, Runtime.getRuntime().maxMemory() >> 20);
      return ExitCode.UNKNOWN;
    }
  }

  /** Those of a model; a workload of somebody's own is a model by its name. */
  private List<Checker> checkers() {
    Map<String, List<Checker>> all = new TreeMap<>();
    Catalogue.workloads().forEach(workload -> all.put(workload.name(), workload.checkers()));
    Models.names().forEach(name -> all.put(name, Models.named(name).orElseThrow()));
    if (!all.containsKey(model)) {
      throw new UnknownNameException("model", model, all.keySet());
    }
    return all.get(model);
  }

  private int check() throws IOException {
    List<Checker> checkers = checkers();
    if (!(timeLimit > 0 && timeLimit <= 86_400)) {
      throw new UsageException("--time-limit is more than 0 and at most 86400, not " + timeLimit);
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    History history = HistoryReader.read(file, note -> terminal.err.println("contend: " + note));
    Limits limits = new Limits(Duration.ofNanos(Math.round(timeLimit * 1e9)));
    List<Verdict> verdicts = new ArrayList<>();
    Matrix table = new Matrix("checker");
    for (Checker checker : checkers) {
      Verdict verdict = checker.check(history, limits);
      verdicts.add(verdict);
      table.put(
          checker.name(),
          "verdict",
          terminal.verdict(verdict.word(), terminal.sign(verdict.word()) + " " + verdict.word()));
      table.put(checker.name(), "coverage", terminal.plain(verdict.coverage()));
    }
    Verdict all = Verdict.all(verdicts);
    terminal.out.println(terminal.verdict(all.word(), all.word()) + ": " + file);
    table.lines().forEach(terminal.out::println);
    for (Anomaly anomaly : all.anomalies()) {
      terminal.out.println();
      terminal.out.println(terminal.bold(anomaly.kind()));
      terminal.out.println(anomaly.message());
    }
    return ExitCode.of(all);
  }
}
