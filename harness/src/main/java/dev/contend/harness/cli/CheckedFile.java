package dev.contend.harness.cli;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.Linearization;
import dev.contend.checkers.models.Models;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.run.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What was said of one history file.
 *
 * @param history null if it did not fit into memory or is not needed any more
 * @param model by which it was judged
 * @param operations how many it has
 * @param verdicts of each checker of the model, by name
 * @param seconds that reading and judging took
 */
record CheckedFile(
    Path file,
    History history,
    String model,
    int operations,
    Map<String, Verdict> verdicts,
    double seconds) {

  /**
   * How files are judged.
   *
   * @param model or null, if the operations' names are to tell
   */
  record Settings(String model, CheckEngine engine, IsolationOptions isolation, Limits limits) {}

  /** What all checkers say together. */
  Verdict verdict() {
    return Verdict.all(List.copyOf(verdicts.values()));
  }

  /**
   * Reads and judges a file.
   *
   * @param notes hears what else there is to say
   * @throws UsageException if there is no such file, or its model can't be told
   * @throws IOException if it holds no history or can't be read
   */
  static CheckedFile of(Path file, Settings settings, Consumer<String> notes) throws IOException {
    long start = System.nanoTime();
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    try {
      return judge(file, HistoryReader.read(file, notes), settings, start);
    } catch (OutOfMemoryError e) {
      String sentence =
          "%s does not fit into %,d MB of heap; give more with JAVA_TOOL_OPTIONS=-Xmx8g"
              .formatted(file, Runtime.getRuntime().maxMemory() >> 20);
      Map<String, Verdict> unknown = Map.of("memory", new Verdict.Unknown(sentence));
      String model = settings.model() == null ? "?" : settings.model();
      return new CheckedFile(file, null, model, 0, unknown, seconds(start));
    }
  }

  /** The same, holding the history only if it is still needed to show what is wrong with it. */
  CheckedFile withoutHistory(boolean needed) {
    boolean kept = needed && !verdict().anomalies().isEmpty();
    return kept ? this : new CheckedFile(file, null, model, operations, verdicts, seconds);
  }

  /**
   * For each key an order that explains a valid history, by each checker that can give one; empty
   * if it is not valid, or none was found within the limits.
   */
  List<Linearization> orders(Limits limits) {
    if (!(verdict() instanceof Verdict.Valid)) {
      return List.of();
    }
    List<Linearization> orders = new ArrayList<>();
    for (Checker checker : checkers(model)) {
      if (checker instanceof LinearizabilityChecker<?, ?> search) {
        search.linearizations(history, limits).ifPresent(orders::addAll);
      }
    }
    return orders;
  }

  private static CheckedFile judge(Path file, History history, Settings settings, long start) {
    String model = settings.model();
    if (model == null) {
      try {
        model = ModelGuess.of(history);
      } catch (UsageException e) {
        throw new UsageException(file + ": " + e.getMessage());
      }
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Checker checker : settings.isolation().with(model, checkers(model))) {
      Checker judge = settings.engine().with(checker);
      verdicts.put(judge.name(), judge.check(history, settings.limits()));
    }
    int operations = history.operations().size();
    return new CheckedFile(file, history, model, operations, verdicts, seconds(start));
  }

  /**
   * The checkers of a model; a workload of somebody's own is a model by its name, and comes before
   * a ready one.
   *
   * @throws UnknownNameException if there is none of that name
   */
  static List<Checker> checkers(String model) {
    Map<String, List<Checker>> all = new TreeMap<>();
    Models.names().forEach(name -> all.put(name, Models.named(name).orElseThrow()));
    Catalogue.workloads().forEach(workload -> all.put(workload.name(), workload.checkers()));
    if (!all.containsKey(model)) {
      throw new UnknownNameException("model", model, all.keySet());
    }
    return all.get(model);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
