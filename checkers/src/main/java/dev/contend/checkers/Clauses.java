package dev.contend.checkers;

import java.util.Collection;
import java.util.List;

/** Puts clauses of evidence together for people. */
public final class Clauses {
  private static final int MOST = 8;
  private static final int LONGEST = 100;

  private Clauses() {}

  /** Without its middle, if it is long. */
  public static String shortened(String text) {
    int end = text.length() - LONGEST / 2;
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " … " + text.substring(end);
  }

  /**
   * Clauses as one: {@code the register holds 1, 2 or 4}. What all begin with is said once, as far
   * as it is of nothing but words; of many some are said.
   *
   * @param clauses at least one
   * @param others how many there are beside them
   * @param what they are, in the plural: {@code states}
   */
  public static String anyOf(Collection<String> clauses, int others, String what) {
    List<String> all = clauses.stream().map(Clauses::shortened).toList();
    String start = all.size() < 2 ? "" : commonWords(all);
    List<String> said =
        all.stream().limit(MOST).map(clause -> clause.substring(start.length())).toList();
    int more = all.size() - said.size() + others;
    String last = more > 0 ? "%,d more %s".formatted(more, what) : said.get(said.size() - 1);
    List<String> before = more > 0 ? said : said.subList(0, said.size() - 1);
    String separator = said.stream().anyMatch(clause -> clause.contains(", ")) ? "; " : ", ";
    return start + (before.isEmpty() ? "" : String.join(separator, before) + " or ") + last;
  }

  private static String commonWords(List<String> clauses) {
    String first = clauses.get(0);
    int end = 0;
    for (int i = 0; i < first.length(); i++) {
      String start = first.substring(0, i + 1);
      if (!clauses.stream().allMatch(clause -> clause.startsWith(start))) {
        break;
      }
      if (first.charAt(i) == ' ') {
        end = i + 1;
      } else if (!Character.isLetter(first.charAt(i))) {
        break;
      }
    }
    return first.substring(0, end);
  }
}
