package dev.contend.checkers.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.json.JsonReader;
import dev.contend.checkers.text.ValueReader;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.register.RegisterOptions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Compares verdicts, types of anomalies and levels ruled out with those that Elle gave for the same
 * histories, and prints each difference with our evidence:
 *
 * <pre>
 * mvn -pl checkers test -Dtest=ElleComparison#compare -Dcontend.cases=one.jsonl.gz[,another]
 * </pre>
 *
 * <p>A case is a line: a map of {@code workload}, {@code opts}, {@code history} and {@code result}
 * as Elle has them, in JSON.
 */
class ElleComparison {

  private static final int FIRST_OTHER = 1_000;

  /**
   * What a checker says: valid or not, which types, which levels are ruled out; whether there are
   * reads of what nobody wrote, which is not compared.
   */
  private record Opinion(String valid, Set<String> types, Set<String> not, boolean garbage) {
    boolean agrees(Opinion other) {
      return valid.equals(other.valid) && types.equals(other.types) && not.equals(other.not);
    }
  }

  @Test
  void compare() throws IOException {
    String files = System.getProperty("contend.cases");
    assertThat(files).as("-Dcontend.cases: files with cases, separated by commas").isNotNull();
    for (String file : files.split(",")) {
      compare(Path.of(file));
    }
  }

  private static void compare(Path file) throws IOException {
    int cases = 0;
    int equal = 0;
    Map<String, Integer> reasons = new TreeMap<>();
    try (Reader text =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
      JsonReader json = new JsonReader(text);
      for (Object next = json.read(); next != ValueReader.END; next = json.read()) {
        Map<?, ?> one = (Map<?, ?>) next;
        List<String> evidence = new ArrayList<>();
        Opinion ours = ours(one, evidence);
        Opinion theirs = theirs((Map<?, ?>) one.get("result"));
        if (ours.agrees(theirs)) {
          equal++;
        } else {
          String reason = reason(ours, theirs, (Map<?, ?>) one.get("result"));
          reasons.merge(reason, 1, Integer::sum);
          System.out.printf("%s %d %s: %s%n", file.getFileName(), cases, one.get("opts"), reason);
          System.out.println(difference("we say", ours, theirs));
          System.out.println(difference("Elle says", theirs, ours));
          evidence.forEach(line -> System.out.println("    " + line));
        }
        cases++;
      }
    }
    System.out.printf("%s: %d of %d equal%n", file.getFileName(), equal, cases);
    reasons.forEach((reason, count) -> System.out.printf("  %d: %s%n", count, reason));
  }

  /** Why the two differ, of those differences that are understood. */
  private static String reason(Opinion ours, Opinion theirs, Map<?, ?> result) {
    if (ours.garbage()) {
      return "Elle does not look for reads of what nobody wrote";
    }
    if (words(result.get("anomaly-types")).stream().anyMatch(type -> type.endsWith("-exists"))) {
      return "Elle knows of a cycle of a level and did not name it";
    }
    if (ours.types().containsAll(theirs.types()) && ours.not().equals(theirs.not())) {
      return "we show more types of cycles in a component";
    }
    if (theirs.types().contains("incompatible-order")) {
      return "two lists are equally long and contradict each other; Elle trusts one of them";
    }
    if (ours.valid().equals("unknown")) {
      return "Elle counts what a transaction of unknown outcome wrote and nobody read";
    }
    return "not understood";
  }

  private static String difference(String who, Opinion one, Opinion other) {
    Set<String> types = new TreeSet<>(one.types());
    types.removeAll(other.types());
    Set<String> not = new TreeSet<>(one.not());
    not.removeAll(other.not());
    return "  %s %s of %s; alone with %s; alone in ruling out %s"
        .formatted(who, one.valid(), one.types(), types, not);
  }

  private static Opinion theirs(Map<?, ?> result) {
    Set<String> types = words(result.get("anomaly-types"));
    types.removeIf(type -> type.startsWith("empty-") || type.endsWith("-cycle-exists"));
    Set<String> not = words(result.get("not"));
    not.addAll(words(result.get("also-not")));
    return new Opinion(result.get("valid").toString(), types, not, false);
  }

  private static Set<String> words(Object list) {
    return ((List<?>) list)
        .stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Opinion ours(Map<?, ?> one, List<String> evidence) {
    Map<?, ?> options = (Map<?, ?>) one.get("opts");
    History history = history((List<?>) one.get("history"));
    boolean lists = one.get("workload").equals("list-append");
    TransactionChecker checker =
        lists ? TransactionChecker.listAppend() : TransactionChecker.register(registers(options));
    List<Level> levels = levels(options);
    Set<AnomalyType> asked = asked(options, levels);
    EnumSet<AnomalyType> found = EnumSet.noneOf(AnomalyType.class);
    Set<String> not = new TreeSet<>();
    Set<String> words = new TreeSet<>();
    for (Level level : levels.isEmpty() ? List.of(Level.READ_UNCOMMITTED) : levels) {
      Isolation isolation = checker.at(level).judge(history, Limits.DEFAULT);
      found.addAll(isolation.counts().keySet());
      isolation.ruledOut().weakest().forEach(ruled -> not.add(ruled.label()));
      isolation.ruledOut().also().forEach(ruled -> not.add(ruled.label()));
      words.add(isolation.verdict().word());
      evidence.add(isolation.verdict().coverage());
      isolation
          .verdict()
          .anomalies()
          .forEach(anomaly -> evidence.add(anomaly.kind() + ": " + anomaly.message()));
    }
    boolean garbage = found.contains(AnomalyType.GARBAGE_READ);
    found.retainAll(asked);
    String valid = !found.isEmpty() ? "false" : words.contains("unknown") ? "unknown" : "true";
    if (valid.equals("true")) {
      not.clear(); // Elle does not say then what else it saw
    }
    return new Opinion(
        valid,
        found.stream().map(AnomalyType::label).collect(Collectors.toCollection(TreeSet::new)),
        not,
        garbage);
  }

  private static List<Level> levels(Map<?, ?> options) {
    Object models = options.get("consistency-models");
    if (models == null) {
      // Without any options Elle's results have nothing of processes or of the clock.
      return options.containsKey("anomalies") ? List.of() : List.of(Level.SERIALIZABLE);
    }
    return ((List<?>) models)
        .stream().map(name -> Level.named((String) name).orElseThrow()).toList();
  }

  /** The types for which Elle was to look, by levels or by name. */
  private static Set<AnomalyType> asked(Map<?, ?> options, List<Level> levels) {
    EnumSet<AnomalyType> asked = EnumSet.noneOf(AnomalyType.class);
    levels.forEach(level -> asked.addAll(level.excluded()));
    if (options.get("anomalies") instanceof List<?> names) {
      Set<String> wanted =
          names.stream()
              .map(Object::toString)
              .map(ElleComparison::item)
              .collect(Collectors.toSet());
      for (AnomalyType type : AnomalyType.values()) {
        boolean meant =
            type.implied().stream().anyMatch(one -> wanted.contains(one.label()))
                || wanted.contains("G1") && type.label().matches("G0|G1[abc]|incompatible-order");
        if (meant) {
          asked.add(type);
        }
      }
    }
    return asked;
  }

  private static String item(String name) {
    return name.equals("G2") || name.equals("G-single") ? name + "-item" : name;
  }

  private static RegisterOptions registers(Map<?, ?> options) {
    Map<?, ?> order = (Map<?, ?>) options.get("transaction-order");
    return new RegisterOptions(
        Boolean.TRUE.equals(options.get("wfr-keys?")),
        Boolean.TRUE.equals(options.get("sequential-keys?")),
        Boolean.TRUE.equals(options.get("linearizable-keys?")),
        order == null ? null : completion -> (Long) order.get(Integer.toString(completion / 2)));
  }

  /**
   * A completion that nothing invoked is taken for one that was invoked right before. Where a
   * process runs several at a time, the first to be invoked completes first, and the others are
   * other processes.
   */
  private static History history(List<?> events) {
    History.Builder history = new History.Builder();
    Map<Integer, Deque<Integer>> running = new HashMap<>();
    for (Object next : events) {
      Map<?, ?> event = (Map<?, ?>) next;
      int process = Math.toIntExact((Long) event.get("process"));
      EventType type = EventType.valueOf(event.get("type").toString().toUpperCase(Locale.ROOT));
      Object value = keywords(event.get("value"));
      Deque<Integer> open = running.computeIfAbsent(process, fresh -> new ArrayDeque<>());
      if (type == EventType.INVOKE) {
        open.add(open.isEmpty() ? process : FIRST_OTHER + history.size());
        add(history, open.peekLast(), type, value);
      } else {
        if (open.isEmpty()) {
          open.add(process);
          add(history, process, EventType.INVOKE, value);
        }
        add(history, open.remove(), type, value);
      }
    }
    return history.build();
  }

  private static void add(History.Builder history, int process, EventType type, Object value) {
    history.append(history.size(), process, type, new Keyword("txn"), value, Map.of());
  }

  private static Object keywords(Object value) {
    List<Object> operations = new ArrayList<>();
    for (Object operation : (List<?>) value) {
      List<Object> parts = new ArrayList<>((List<?>) operation);
      parts.set(0, new Keyword((String) parts.get(0)));
      operations.add(parts);
    }
    return operations;
  }
}
