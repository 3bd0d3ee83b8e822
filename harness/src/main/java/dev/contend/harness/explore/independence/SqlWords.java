package dev.contend.harness.explore.independence;

import dev.contend.harness.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a statement apart into words, in lower case, without strings and punctuation. Only texts of
 * which the engines and the parser are known to agree where strings, names and comments begin and
 * end: no comment (MariaDB runs some, and takes {@code 5--1} for a difference), no backslash,
 * dollar, hash, at sign, brace, bracket, second statement, no letter right before a string, nothing
 * but ASCII.
 */
final class SqlWords {
  /** Longer ones are not read; the parser takes some tenths of a second for such a text. */
  private static final int MOST_CHARACTERS = 20_000;

  /**
   * Words whose value or effect is not that of the tables: times, generators, the transactions of
   * PostgreSQL's rows, names of common table expressions that hold before they are defined, inserts
   * that happen later.
   */
  private static final Set<String> NOT_UNDERSTOOD =
      Set.of(
          "current_timestamp",
          "current_date",
          "current_time",
          "localtime",
          "localtimestamp",
          "now",
          "sysdate",
          "utc_date",
          "utc_time",
          "utc_timestamp",
          "nextval",
          "currval",
          "lastval",
          "xmin",
          "xmax",
          "cmin",
          "cmax",
          "recursive",
          "delayed");

  /** What PostgreSQL takes for a time in a string. */
  private static final Pattern TIMES =
      Pattern.compile("now|today|tomorrow|yesterday", Pattern.CASE_INSENSITIVE);

  private final Pattern token;

  SqlWords(Dialect dialect) {
    this.token =
        Pattern.compile(
            "\\s++|[(),.?=<>!+*/%|:-]|(?<word>[A-Za-z0-9_]++)"
                + ("|(?<name>" + dialect.quotedName() + ")")
                + "|(?<string>(?<![A-Za-z0-9_&\"`'])'[^']*+(?:''[^']*+)*+')");
  }

  /**
   * Its words in their order; empty if it is not understood.
   *
   * @param text without a semicolon at its end
   */
  Optional<List<String>> of(String text) {
    if (text.length() > MOST_CHARACTERS || text.contains("--") || text.contains("/*")) {
      return Optional.empty();
    }
    Matcher next = token.matcher(text).useTransparentBounds(true);
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length() && next.region(at, text.length()).lookingAt()) {
      String string = next.group("string");
      if (string != null && TIMES.matcher(string).find()) {
        return Optional.empty();
      }
      String name = next.group("name");
      String word = name == null ? next.group("word") : name.substring(1, name.length() - 1);
      if (word != null) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
      at = next.end();
    }
    boolean understood = at == text.length() && words.stream().noneMatch(NOT_UNDERSTOOD::contains);
    return understood ? Optional.of(words) : Optional.empty();
  }
}
