package dev.contend.harness.explore.independence;

import dev.contend.harness.database.Dialect;
import dev.contend.harness.explore.independence.TreeWalk.NotUnderstoodException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Finds what a statement's text touches, once for each distinct text. Thread-safe. */
final class StatementReader {
  /** More are read each time anew: literals in texts must not fill the memory. */
  private static final int MOST_TEXTS = 5_000;

  private final Map<String, Optional<Touched>> known = new ConcurrentHashMap<>();
  private final TableGroups groups;
  private final Dialect dialect;
  private final SqlWords words;

  StatementReader(TableGroups groups, Dialect dialect) {
    this.groups = groups;
    this.dialect = dialect;
    this.words = new SqlWords(dialect);
  }

  /** What it touches; empty if it is not understood. */
  Optional<Touched> read(String text) {
    Optional<Touched> touched = known.get(text);
    if (touched == null) {
      touched = analyse(text.strip().replaceFirst(";$", ""));
      if (known.size() < MOST_TEXTS && !Thread.currentThread().isInterrupted()) {
        known.put(text, touched);
      }
    }
    return touched;
  }

  /**
   * The printed tree must have the text's words, all and in their order: so the parser has
   * understood all of it and dropped nothing.
   */
  private Optional<Touched> analyse(String text) {
    Optional<List<String>> said = words.of(text);
    if (said.isEmpty() || said.get().isEmpty()) {
      return Optional.empty();
    }
    return SqlParser.parse(text, tree -> touched(tree, said.get()));
  }

  private Optional<Touched> touched(Statement tree, List<String> said) {
    if (!words.of(tree.toString()).equals(Optional.of(said))) {
      return Optional.empty();
    }
    try {
      return Optional.of(touched(TreeWalk.over(tree, groups), tree, said));
    } catch (NotUnderstoodException e) {
      return Optional.empty();
    }
  }

  /**
   * A query locks if there is any FOR or LOCK in it, whatever the parser made of that. A word that
   * is a table's name counts as the table even where the tree has it as something else.
   */
  private Touched touched(TreeWalk walk, Statement tree, List<String> said)
      throws NotUnderstoodException {
    Set<String> all = new HashSet<>(walk.all());
    for (String word : said) {
      if (groups.known(word)) {
        all.add(groups.group(word).orElseThrow(NotUnderstoodException::new));
      }
    }
    boolean changes = !(tree instanceof Select) || !walk.targets().isEmpty();
    boolean locks = said.contains("for") || said.contains("lock");
    // PostgreSQL and H2 lock the rows that they change and no others.
    if (locks || changes && dialect == Dialect.MARIADB) {
      return new Touched(Set.of(), all);
    }
    all.removeAll(walk.targets());
    return new Touched(all, walk.targets());
  }
}
