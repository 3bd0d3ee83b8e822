package dev.contend.harness.explore.independence;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;

/**
 * Finds the tables of one statement by walking all fields of all nodes of its tree, of whatever
 * class. The library's own visitors and its {@code TablesNamesFinder} have missed clauses time and
 * again (its issues 1838, 2478, 2516); a walk over the fields can't miss what the parser kept, and
 * a class of node that is not {@link Understood} ends it.
 *
 * <p>Names of common table expressions are no tables where they are visible for certain: those of
 * the statement's own list, after their definition. One that is also a table's name counts as the
 * table.
 */
final class TreeWalk {
  /** Names of what stands in FROM, repeated: to qualify a column, to say what is locked. */
  private static final Set<String> REPEATED =
      Set.of("Column.table", "AllTableColumns.table", "Select.forUpdateTables", "Delete.tables");

  /** Understood classes in parts that are not: another target, a function in other words. */
  private static final Set<String> REFUSED =
      Set.of(
          "PlainSelect.intoTables",
          "PlainSelect.intoTempTable",
          "Function.attributeExpression",
          "Function.attributeColumn",
          "Function.chainedParameters");

  private static final String WITH_LIST = "withItemsList";

  private final TableGroups groups;
  private final Set<String> named = new HashSet<>();
  private final Set<String> targets = new HashSet<>();
  private final Set<String> all = new HashSet<>();

  private TreeWalk(TableGroups groups) {
    this.groups = groups;
  }

  /**
   * Walks a tree.
   *
   * @throws NotUnderstoodException if something in it is not
   */
  static TreeWalk over(Statement root, TableGroups groups) throws NotUnderstoodException {
    TreeWalk walk = new TreeWalk(groups);
    if (!Understood.ROOTS.contains(root.getClass())) {
      throw new NotUnderstoodException();
    }
    walk.fields(root, true);
    return walk;
  }

  /** Groups of all of its tables. */
  Set<String> all() {
    return Set.copyOf(all);
  }

  /** Groups of the tables that it inserts into, updates, deletes from. */
  Set<String> targets() {
    return Set.copyOf(targets);
  }

  private void node(Object node) throws NotUnderstoodException {
    if (node == null
        || node instanceof String
        || node instanceof Number
        || node instanceof Boolean
        || node instanceof Enum<?>
        || node instanceof Node) {
      return;
    }
    if (node instanceof Collection<?> nodes) {
      for (Object each : nodes) {
        node(each);
      }
      if (node.getClass().getName().startsWith("java.")) {
        return;
      }
    }
    if (!Understood.PARTS.contains(node.getClass()) && !Understood.ROOTS.contains(node.getClass())
        || node instanceof Function function && !Understood.pure(function)
        || node instanceof ColDataType type && !Understood.plain(type)) {
      throw new NotUnderstoodException();
    }
    fields(node, false);
  }

  private void fields(Object node, boolean root) throws NotUnderstoodException {
    if (root) {
      with(node);
    }
    if (node instanceof Table table) {
      all.addAll(groupOf(table));
    }
    target(node);
    for (Class<?> type = node.getClass();
        !type.getName().startsWith("java.");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        String name = type.getSimpleName() + "." + field.getName();
        if (!Modifier.isStatic(field.getModifiers())
            && !REPEATED.contains(name)
            && !(root && field.getName().equals(WITH_LIST))) {
          Object value = value(field, node);
          if (REFUSED.contains(name) && value != null) {
            throw new NotUnderstoodException();
          }
          node(value);
        }
      }
    }
  }

  /** Those of the statement's own list, each of which sees those before it. */
  private void with(Object root) throws NotUnderstoodException {
    for (Class<?> type = root.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(WITH_LIST) && value(field, root) instanceof List<?> items) {
          for (Object each : items) {
            WithItem<?> item = (WithItem<?>) each;
            fields(item, false);
            named.add(item.getUnquotedAliasName().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }

  private void target(Object node) throws NotUnderstoodException {
    Table target = null;
    if (node instanceof Insert insert) {
      target = insert.getTable();
    } else if (node instanceof Update update) {
      target = update.getTable();
    } else if (node instanceof Delete delete) {
      target = delete.getTable();
    } else if (node instanceof Merge merge) {
      target = merge.getTable();
    } else if (node instanceof Upsert upsert) {
      target = upsert.getTable();
    } else {
      return;
    }
    if (target == null && node instanceof ParenthesedStatement) {
      return; // The statement in it is a node of its own.
    }
    Set<String> group = target == null ? Set.of() : groupOf(target);
    if (group.isEmpty()) {
      throw new NotUnderstoodException();
    }
    targets.addAll(group);
  }

  /** Its group, or none if it is a common table expression. */
  private Set<String> groupOf(Table table) throws NotUnderstoodException {
    String name = table.getFullyQualifiedName().replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    if (groups.group(name).isPresent()) {
      return Set.of(groups.group(name).get());
    }
    if (named.contains(name) && !groups.known(name)) {
      return Set.of();
    }
    throw new NotUnderstoodException();
  }

  private static Object value(Field field, Object node) throws NotUnderstoodException {
    try {
      field.setAccessible(true);
      return field.get(node);
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      throw new NotUnderstoodException();
    }
  }

  /** Something in a tree is not understood. */
  static final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException() {
      super(null, null, false, false);
    }
  }
}
