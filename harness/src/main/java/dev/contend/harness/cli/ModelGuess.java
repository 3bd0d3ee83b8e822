package dev.contend.harness.cli;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.History;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which model a history has, as far as the names of its operations tell. */
final class ModelGuess {
  private static final Map<String, Set<String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("after-commit", Set.of("submit", "task", "poll", "final")),
          Map.entry("bank", Set.of("initial", "transfer", "read", "final")),
          Map.entry("bounded-counter", Set.of("add", "read")),
          Map.entry("cas-register", Set.of("read", "write", "cas")),
          Map.entry("counter", Set.of("add", "read")),
          Map.entry("create", Set.of("create", "final")),
          Map.entry("get-or-create", Set.of("initial", "get-or-create", "final")),
          Map.entry("list-append", Set.of("txn")),
          Map.entry("kv", Set.of("get", "put", "append")),
          Map.entry("multi-register", Set.of("txn")),
          Map.entry("mutex", Set.of("acquire", "release")),
          Map.entry("on-call", Set.of("initial", "go-off", "come-on", "read", "final")),
          Map.entry("queue", Set.of("enqueue", "dequeue")),
          Map.entry("register", Set.of("read", "write")),
          Map.entry("rw-register", Set.of("txn")),
          Map.entry("set", Set.of("add", "remove", "read")),
          Map.entry("stock", Set.of("initial", "order", "cancel", "read", "final")),
          Map.entry("upsert", Set.of("initial", "upsert", "read", "final")));

  private static final Keyword APPEND = new Keyword("append");
  private static final Set<Keyword> READS = Set.of(new Keyword("r"), new Keyword("read"));

  private ModelGuess() {}

  /** The models of which something is known. */
  static Set<String> known() {
    return new TreeSet<>(FUNCTIONS.keySet());
  }

  /**
   * The only model whose operations have such names.
   *
   * @throws UsageException if there is none or more than one; the sentence asks for {@code --model}
   */
  static String of(History history) {
    Set<String> functions = functions(history);
    List<String> fitting =
        FUNCTIONS.entrySet().stream()
            .filter(model -> model.getValue().containsAll(functions))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    // Of reads and writes both say the same.
    if (fitting.equals(List.of("cas-register", "register")) && functions.contains("write")) {
      return "register";
    }
    // Appends are no one else's; writes of registers can be judged in two ways.
    if (fitting.contains("list-append")) {
      if (APPEND.is(firstWrite(history))) {
        return "list-append";
      }
      fitting = fitting.stream().filter(model -> !model.equals("list-append")).toList();
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new UsageException(
        "its operations (%s) could be those of %s; say which with --model"
            .formatted(
                String.join(", ", functions),
                fitting.size() > 1 ? String.join(" or ", fitting) : "more than one model"));
  }

  /** What the first micro-operation that is no read calls itself, or null if there is none. */
  private static Object firstWrite(History history) {
    for (int i = 0; i < history.size(); i++) {
      if (history.process(i) >= 0 && history.event(i).value() instanceof List<?> operations) {
        for (Object operation : operations) {
          Object name =
              operation instanceof List<?> parts && !parts.isEmpty() ? parts.get(0) : null;
          if (name != null && READS.stream().noneMatch(read -> read.is(name))) {
            return name;
          }
        }
      }
    }
    return null;
  }

  private static Set<String> functions(History history) {
    Set<Keyword> functions = new LinkedHashSet<>();
    for (int i = 0; i < history.size(); i++) {
      if (history.process(i) >= 0) {
        functions.add(history.f(i));
      }
    }
    Set<String> names = new TreeSet<>();
    functions.forEach(function -> names.add(function.name()));
    return names;
  }
}
