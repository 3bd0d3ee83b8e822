package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Step.Kind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** Steps in words. */
final class StepText {
  private static final int LONGEST_VALUE = 60;

  /** Drivers put before a server's message the number of the connection, or that it is an error. */
  private static final Pattern NOISE = Pattern.compile("^(\\(conn=\\d+\\) |ERROR: )");

  private StepText() {}

  /** The statements of one call; several only in a batch. */
  static String of(List<QueryInfo> queries) {
    return queries.size() == 1
        ? queries.get(0).getQuery().strip()
        : queries.stream().map(query -> query.getQuery().strip()).collect(Collectors.joining("; "));
  }

  /** What kind of step a statement's text makes it. */
  static Kind kind(String text) {
    return switch (firstWord(text)) {
      case "commit", "end" -> Kind.COMMIT;
      case "rollback", "abort" ->
          text.toLowerCase(Locale.ROOT).matches("(?s)\\w+(\\s+\\w+)?\\s+to\\b.*")
              ? Kind.SAVEPOINT
              : Kind.ROLLBACK;
      case "savepoint", "release" -> Kind.SAVEPOINT;
      default -> Kind.STATEMENT;
    };
  }

  /** Whether a statement begins a transaction by itself. */
  static boolean begins(String text) {
    return switch (firstWord(text)) {
      case "begin", "start" -> true;
      default -> false;
    };
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** The bound values, one list for each execution of a batch. */
  static List<List<String>> parameters(List<QueryInfo> queries) {
    List<List<String>> all = new ArrayList<>();
    for (QueryInfo query : queries) {
      for (List<ParameterSetOperation> execution : query.getParametersList()) {
        if (!execution.isEmpty()) {
          all.add(
              execution.stream()
                  .sorted(Comparator.comparing(StepText::position))
                  .map(StepText::bound)
                  .toList());
        }
      }
    }
    return all;
  }

  private static int position(ParameterSetOperation set) {
    return set.getArgs()[0] instanceof Integer index ? index : 0;
  }

  private static String bound(ParameterSetOperation set) {
    if (ParameterSetOperation.isRegisterOutParameterOperation(set)) {
      return "OUT";
    }
    return ParameterSetOperation.isSetNullParameterOperation(set)
        ? "NULL"
        : value(set.getArgs()[1]);
  }

  /** A value as SQL would show it, if it is short. */
  static String value(Object value) {
    if (value == null) {
      return "NULL";
    }
    String text = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  /**
   * What a statement returned; nothing for rows, which the application has yet to read.
   *
   * @param statement that was executed
   */
  static String result(Object result, Statement statement) {
    if (Boolean.FALSE.equals(result)) {
      return updated(statement);
    }
    if (result instanceof Number count) {
      return count.longValue() == 1 ? "1 row" : count + " rows";
    }
    if (result instanceof int[] counts) {
      return "rows " + Arrays.toString(counts);
    }
    return result instanceof long[] counts ? "rows " + Arrays.toString(counts) : "";
  }

  private static String updated(Statement statement) {
    try {
      int count = statement.getUpdateCount();
      return count < 0 ? "" : result(count, statement);
    } catch (SQLException e) {
      return "";
    }
  }

  /** An error, in a line. */
  static String error(Throwable error) {
    String message =
        NOISE
            .matcher(String.valueOf(error.getMessage()).lines().findFirst().orElse(""))
            .replaceFirst("");
    if (error instanceof SQLException sql) {
      return "ERROR %s%s: %s"
          .formatted(
              sql.getSQLState(), sql.getErrorCode() == 0 ? "" : "/" + sql.getErrorCode(), message);
    }
    return "ERROR " + error.getClass().getName() + ": " + message;
  }
}
